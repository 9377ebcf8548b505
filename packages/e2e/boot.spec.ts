import { expect, test } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

// Nothing listens where these point: a server that refuses must do so before it asks anybody.
const complete = {
  PORT: '0',
  PUBLIC_URL: 'http://127.0.0.1:4300',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  AUTH_SECRET: 'a-secret-of-more-than-thirty-two-characters',
}

const refusals: { name: string; environment: Record<string, string>; says: string[] }[] = [
  {
    name: 'half of the LiveKit keys',
    environment: { LIVEKIT_URL: 'ws://127.0.0.1:7880' },
    says: ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'],
  },
  {
    name: 'half of the Stripe keys',
    environment: { STRIPE_SECRET_KEY: 'sk_test_0123456789abcdef' },
    says: ['STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'],
  },
  {
    name: 'half of the storage keys',
    environment: { S3_ENDPOINT: 'http://127.0.0.1:9', S3_BUCKET: 'recordings' },
    says: ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  },
  {
    name: 'a mail server without a sender',
    environment: { SMTP_URL: 'smtp://127.0.0.1:9' },
    says: ['MAIL_FROM'],
  },
  { name: 'a short secret', environment: { AUTH_SECRET: 'short' }, says: ['AUTH_SECRET'] },
  { name: 'an address that is none', environment: { PUBLIC_URL: 'stagedoor' }, says: ['PUBLIC_URL'] },
  {
    name: 'a database address of another kind',
    environment: { DATABASE_URL: 'mysql://127.0.0.1/x' },
    says: ['DATABASE_URL'],
  },
  {
    name: 'local payments in production',
    environment: { NODE_ENV: 'production' },
    says: ['ALLOW_LOCAL_PAYMENTS', 'ALLOW_LOCAL_MAIL', 'ALLOW_LOCAL_STORAGE'],
  },
]

// Both read the same configuration; the worker need only be shown to ask it.
const programs = { 'main.ts': refusals, 'worker-main.ts': refusals.slice(0, 1) }

for (const [program, refused] of Object.entries(programs)) {
  for (const { name, environment, says } of refused) {
    test(`${program} refuses to start with ${name} and names the variables`, async () => {
      const { code, output } = await boot(program, { ...complete, ...environment })
      expect(code ?? 0, 'it ends by itself, as a failure').toBeGreaterThan(0)
      for (const variable of says) expect(output).toContain(variable)
      expect(output, 'secrets stay out of the message').not.toContain('sk_test_0123456789abcdef')
    })
  }
}

test('main.ts names every missing variable at once', async () => {
  const { code, output } = await boot('main.ts', {})
  expect(code ?? 0, 'it ends by itself, as a failure').toBeGreaterThan(0)
  for (const variable of ['PUBLIC_URL', 'DATABASE_URL', 'AUTH_SECRET']) expect(output).toContain(variable)
})

async function boot(program: string, environment: Record<string, string>) {
  const file = fileURLToPath(new URL(`../../server/src/${program}`, import.meta.url))
  const child = spawn(process.execPath, [file], { env: { PATH: process.env['PATH'], ...environment } })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(late)
  return { code, output }
}
