import * as z from 'zod'

/** A secret that prints as `[secret]`; read it with `.reveal()`. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
}

const secret = (minLength = 16) =>
  z
    .string()
    .min(minLength, `is too short; at least ${minLength} characters`)
    .transform((value) => new Secret(value))
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `is not a ${protocols.map((protocol) => `${protocol}//`).join(' or ')} address`,
  })
/** As browsers write it in their `Origin` header: small letters, no default port, nothing after the host. */
const origin = url('http:', 'https:')
  .refine((value) => !URL.canParse(value) || isOrigin(new URL(value)), {
    error: 'is more than an origin; it looks like https://stagedoor.example',
  })
  .transform((value) => new URL(value).origin)
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1')
const count = (fallback: number, max: number) => z.coerce.number().int().min(0).max(max).default(fallback)

const Env = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: count(4300, 65_535),
  PUBLIC_URL: origin,
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATABASE_POOL: count(10, 200),
  AUTH_SECRET: secret(32),
  LIVEKIT_URL: url('http:', 'https:', 'ws:', 'wss:').optional(),
  LIVEKIT_API_KEY: z.string().min(1).optional(),
  LIVEKIT_API_SECRET: secret(32).optional(),
  STRIPE_SECRET_KEY: secret().optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().startsWith('pk_').optional(),
  STRIPE_WEBHOOK_SECRET: secret().optional(),
  STRIPE_SANDBOX_URL: url('http:').optional(),
  S3_ENDPOINT: url('http:', 'https:').optional(),
  S3_REGION: z.string().default('auto'),
  S3_BUCKET: z.string().min(3).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: secret(8).optional(),
  S3_PUBLIC_ENDPOINT: url('http:', 'https:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().min(3).optional(),
  GETSTREAM_API_KEY: z.string().min(1).optional(),
  GETSTREAM_API_SECRET: secret(8).optional(),
  STUDIO_ORIGINS: z
    .string()
    .default('app://studio')
    .transform((value) =>
      value
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    ),
  SITE_DIST: z.string().optional(),
  TRUST_PROXY_HOPS: count(0, 10),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  FFMPEG_PATH: z.string().default('ffmpeg'),
  ALLOW_LOCAL_PAYMENTS: flag,
  ALLOW_LOCAL_MAIL: flag,
  ALLOW_LOCAL_STORAGE: flag,
  ALLOW_LOCAL_MEDIA: flag,
})
type Env = z.infer<typeof Env>

/** Every variable that is read. */
export const environmentNames = Object.keys(Env.shape)

/** Keys that only make sense together: all of a group, or none. */
const groups = {
  LiveKit: ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'],
  Stripe: ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'],
  S3: ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  mail: ['SMTP_URL', 'MAIL_FROM'],
  GetStream: ['GETSTREAM_API_KEY', 'GETSTREAM_API_SECRET'],
} as const satisfies Record<string, (keyof Env)[]>

export class ConfigError extends Error {
  override name = 'ConfigError'
}

export type Config = ReturnType<typeof parseConfig>

/** The process's own configuration; ends the process with the reasons when it is not usable. */
export function readConfig(): Config {
  try {
    return parseConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(78)
  }
}

/**
 * Reads the environment into one frozen object, grouped by who needs it. Throws a ConfigError that names
 * every variable that is missing, half given or unusable.
 */
export function parseConfig(environment: Record<string, string | undefined>) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Env.safeParse(given)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const name = String(issue.path[0])
        return given[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`
      })
  for (const [group, names] of Object.entries(groups)) {
    const present = names.filter((name) => given[name] !== undefined)
    if (present.length === 0 || present.length === names.length) continue
    const missing = names.filter((name) => given[name] === undefined)
    problems.push(`${missing.join(', ')} missing: ${group} needs all of ${names.join(', ')}, or none`)
  }
  if (parsed.success) problems.push(...localPartProblems(parsed.data))
  if (problems.length > 0 || !parsed.success) {
    throw new ConfigError(
      `The configuration is not complete (see server/.env.example):\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
  }
  return Object.freeze(grouped(parsed.data))
}

/** In production a local stand-in never starts by accident. */
function localPartProblems(env: Env): string[] {
  const problems: string[] = []
  if (env.STRIPE_SANDBOX_URL && !env.STRIPE_SECRET_KEY?.reveal().startsWith('sk_test_')) {
    problems.push('STRIPE_SANDBOX_URL only goes with a STRIPE_SECRET_KEY that starts with sk_test_')
  }
  if (env.NODE_ENV !== 'production') return problems
  const needed: [boolean, boolean, string][] = [
    [
      Boolean(env.STRIPE_SECRET_KEY) && !env.STRIPE_SANDBOX_URL,
      env.ALLOW_LOCAL_PAYMENTS,
      'STRIPE_SECRET_KEY (or ALLOW_LOCAL_PAYMENTS=1)',
    ],
    [
      Boolean(env.SMTP_URL) && !isLoopback(env.SMTP_URL),
      env.ALLOW_LOCAL_MAIL,
      'SMTP_URL of a real mail server (or ALLOW_LOCAL_MAIL=1)',
    ],
    [
      Boolean(env.S3_ENDPOINT) && !isLoopback(env.S3_ENDPOINT),
      env.ALLOW_LOCAL_STORAGE,
      'S3_ENDPOINT of real storage (or ALLOW_LOCAL_STORAGE=1)',
    ],
    [
      Boolean(env.LIVEKIT_URL) && !isLoopback(env.LIVEKIT_URL),
      env.ALLOW_LOCAL_MEDIA,
      'LIVEKIT_URL of a reachable LiveKit (or ALLOW_LOCAL_MEDIA=1)',
    ],
  ]
  for (const [real, allowed, what] of needed)
    if (!real && !allowed) problems.push(`NODE_ENV=production needs ${what}`)
  if (!env.PUBLIC_URL.startsWith('https:') && !isLoopback(env.PUBLIC_URL))
    problems.push('PUBLIC_URL must start with https:// in production')
  return problems
}

function isLoopback(address: string | undefined): boolean {
  if (!address) return false
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)
}

function isOrigin({ pathname, search, hash, username }: URL): boolean {
  return pathname === '/' && search === '' && hash === '' && username === ''
}

function grouped(env: Env) {
  return {
    environment: env.NODE_ENV,
    http: {
      host: env.HOST,
      port: env.PORT,
      publicUrl: env.PUBLIC_URL,
      studioOrigins: env.STUDIO_ORIGINS,
      trustProxyHops: env.TRUST_PROXY_HOPS,
    },
    site: { dist: env.SITE_DIST },
    database: { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL },
    auth: { secret: env.AUTH_SECRET },
    livekit:
      env.LIVEKIT_URL && env.LIVEKIT_API_KEY && env.LIVEKIT_API_SECRET
        ? {
            url: env.LIVEKIT_URL.replace(/^ws/, 'http').replace(/\/+$/, ''),
            apiKey: env.LIVEKIT_API_KEY,
            apiSecret: env.LIVEKIT_API_SECRET,
            isLocal: isLoopback(env.LIVEKIT_URL),
          }
        : undefined,
    stripe:
      env.STRIPE_SECRET_KEY && env.STRIPE_PUBLISHABLE_KEY && env.STRIPE_WEBHOOK_SECRET
        ? {
            secretKey: env.STRIPE_SECRET_KEY,
            publishableKey: env.STRIPE_PUBLISHABLE_KEY,
            webhookSecret: env.STRIPE_WEBHOOK_SECRET,
            sandboxUrl: env.STRIPE_SANDBOX_URL,
          }
        : undefined,
    storage:
      env.S3_ENDPOINT && env.S3_BUCKET && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY
        ? {
            endpoint: env.S3_ENDPOINT,
            region: env.S3_REGION,
            bucket: env.S3_BUCKET,
            accessKeyId: env.S3_ACCESS_KEY_ID,
            secretAccessKey: env.S3_SECRET_ACCESS_KEY,
            publicEndpoint: env.S3_PUBLIC_ENDPOINT,
          }
        : undefined,
    mail: env.SMTP_URL && env.MAIL_FROM ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    getstream:
      env.GETSTREAM_API_KEY && env.GETSTREAM_API_SECRET
        ? { apiKey: env.GETSTREAM_API_KEY, apiSecret: env.GETSTREAM_API_SECRET }
        : undefined,
    ffmpegPath: env.FFMPEG_PATH,
    logLevel: env.LOG_LEVEL,
  }
}
