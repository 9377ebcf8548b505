import path from 'node:path'
import { startChild } from '../child.ts'
import { logFile, origin, type Plan } from '../plan.ts'
import { repo } from '../repo.ts'
import { answersAt, startHealthy } from '../start-healthy.ts'
import type { Running } from '../supervise.ts'
import { runQuietly } from '../toolchain/run-quietly.ts'
import { BUCKET, REGION } from './storage.ts'

const SERVER = path.join(repo, 'server')

/** Both finish what they have begun before they end, for at most ten seconds. */
const DRAIN_MS = 12_000

export type Needs = {
  databaseUrl: string
  ffmpeg: string | undefined
  hasLiveKit: boolean
  hasStorage: boolean
}

/** The environment of the server and the worker. A group whose part is missing is left out as a whole. */
export function serverEnvironment(plan: Plan, needs: Needs): Record<string, string> {
  const { ports, secrets } = plan
  return {
    ...passedOn('PATH', 'HOME', 'TMPDIR', 'NODE_V8_COVERAGE', 'GETSTREAM_API_KEY', 'GETSTREAM_API_SECRET'),
    HOST: '127.0.0.1',
    PORT: String(ports.site),
    PUBLIC_URL: origin(ports.site),
    DATABASE_URL: needs.databaseUrl,
    AUTH_SECRET: secrets.auth,
    STRIPE_SANDBOX_URL: origin(ports.stripe),
    STRIPE_SECRET_KEY: secrets.stripeSecret,
    STRIPE_PUBLISHABLE_KEY: secrets.stripePublishable,
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhook,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: 'Stagedoor <hello@stagedoor.localhost>',
    STUDIO_ORIGINS: `app://studio,${origin(ports.studio)}`,
    SITE_DIST: path.join(repo, 'viewer-site/dist'),
    ...(needs.ffmpeg ? { FFMPEG_PATH: needs.ffmpeg } : {}),
    ...(needs.hasLiveKit
      ? {
          LIVEKIT_URL: origin(ports.livekit),
          LIVEKIT_API_KEY: secrets.livekitKey,
          LIVEKIT_API_SECRET: secrets.livekitSecret,
        }
      : {}),
    ...(needs.hasStorage
      ? {
          S3_ENDPOINT: origin(ports.s3),
          S3_REGION: REGION,
          S3_BUCKET: BUCKET,
          S3_ACCESS_KEY_ID: secrets.s3AccessKey,
          S3_SECRET_ACCESS_KEY: secrets.s3SecretKey,
        }
      : {}),
  }
}

/** Runs one of the server's programs to its end: migrations, the seed. Answers what it printed. */
export function runServerProgram(
  program: string,
  args: string[],
  env: Record<string, string>,
): Promise<string> {
  return runQuietly(process.execPath, [path.join('src', program), ...args], { cwd: SERVER, env })
}

export function launchServer(plan: Plan, env: Record<string, string>, nodeArgs: string[]): Promise<Running> {
  return startHealthy(
    {
      name: 'server',
      command: process.execPath,
      args: [...nodeArgs, 'src/main.ts'],
      cwd: SERVER,
      env,
      logFile: logFile(plan, 'server'),
      graceMs: DRAIN_MS,
    },
    answersAt(`${origin(plan.ports.site)}/api/ready`),
  )
}

export function launchWorker(plan: Plan, env: Record<string, string>, nodeArgs: string[]): Promise<Running> {
  return startChild({
    name: 'worker',
    command: process.execPath,
    args: [...nodeArgs, 'src/worker-main.ts'],
    cwd: SERVER,
    env,
    logFile: logFile(plan, 'worker'),
    graceMs: DRAIN_MS,
  })
}

function passedOn(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}
