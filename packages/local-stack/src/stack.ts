import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBuilt, SITE, STUDIO } from './build.ts'
import { startControl } from './control.ts'
import { startInbox } from './inbox/inbox.ts'
import { lockHolder, tryLock } from './lock.ts'
import { launchLiveKit } from './parts/livekit.ts'
import { launchPayments } from './parts/payments.ts'
import { launchServer, launchWorker, runServerProgram, serverEnvironment } from './parts/server.ts'
import { launchStorage } from './parts/storage.ts'
import { serveStudio } from './parts/studio-site.ts'
import { nameInOrder, origin, type Plan } from './plan.ts'
import { reservePorts } from './ports.ts'
import { createDatabase, removePostgresData, startPostgres } from './postgres.ts'
import { sayOnStderr, step, type Say } from './progress.ts'
import { repo } from './repo.ts'
import { loadSecrets } from './secrets.ts'
import { supervise, type Part } from './supervise.ts'
import { findFfmpeg } from './toolchain/ffmpeg.ts'
import { isFound, type Found } from './toolchain/found.ts'
import { findLiveKitServer } from './toolchain/livekit-server.ts'
import { findVersitygw } from './toolchain/versitygw.ts'

export type StackOptions = {
  /** Kept between runs. Without it everything lives in a temporary folder that stop() removes. */
  dataDir?: string
  /** First of the ten ports; without it any free ones. Taken ones are stepped over, and said. */
  port?: number
  /** Whether the studio's renderer is built and served. Default true. */
  studio?: boolean
  /** Whether the demo is put in, or brought up to today when it is there. Default false. */
  seed?: boolean
  /** Added to the environment of server and worker, and wins over what the stack would set. */
  serverEnv?: Record<string, string>
  /** Arguments of Node itself for server and worker, such as `--watch`. */
  nodeArgs?: string[]
  say?: Say
}

export type Addresses = {
  site: string
  api: string
  studio: string | undefined
  mail: string
  smtp: string
  admin: string
  livekit: string | undefined
  s3: string | undefined
  stripe: string
  database: string
}

export type PartName = 'postgres' | 'livekit' | 's3' | 'stripe' | 'server' | 'worker'

export type Stack = AsyncDisposable & {
  addresses: Addresses
  /** By name; `livekit` and `s3` are absent where the machine could not have them. */
  parts: Partial<Record<PartName, Part>>
  /** What could not be had here, and what to do about it. */
  missing: string[]
  dataDir: string
  /** What server and worker run with, for programs that look at the same data. */
  serverEnv: Record<string, string>
  /** Where another process may ask for the parts: see connectStack(). */
  control: { url: string; token: string }
  stop(): Promise<void>
}

/** Starts every part in order, each healthy before the next that needs it, and returns when the site answers. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const say = options.say ?? sayOnStderr
  const closers: (() => Promise<void>)[] = []
  /** In the reverse order of starting, so that nobody loses what it still talks to. */
  async function stop(): Promise<void> {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  try {
    const plan = await makePlan(options, say, closers)
    const stack = await startParts(plan, options, closers)
    return { ...stack, dataDir: plan.dataDir, stop, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makePlan(options: StackOptions, say: Say, closers: (() => Promise<void>)[]): Promise<Plan> {
  const dataDir = path.resolve(options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'stagedoor-'))))
  if (options.dataDir === undefined) {
    await chmod(dataDir, 0o711) // the user Postgres runs as has to pass through
    closers.push(async () => {
      await removePostgresData(path.join(dataDir, 'postgres'))
      await rm(dataDir, { recursive: true, force: true })
    })
  }
  await mkdir(path.join(dataDir, 'logs'), { recursive: true })
  const lockFile = path.join(dataDir, 'lock')
  const lock = await tryLock(lockFile)
  if (!lock) {
    const holder = await lockHolder(lockFile)
    throw new Error(
      `Another Stagedoor (process ${holder ?? 'unknown'}) runs on ${dataDir}. End it, or give this one its own --data-dir.`,
    )
  }
  closers.push(lock.release)
  const block = await reservePorts(options.port)
  closers.push(block.release)
  if (options.port !== undefined && block.first !== options.port) {
    say(`▸ Some of the ports from ${options.port} are taken; using those from ${block.first}`)
  }
  return { dataDir, ports: nameInOrder(block.first), secrets: await loadSecrets(dataDir), say }
}

async function startParts(plan: Plan, options: StackOptions, closers: (() => Promise<void>)[]) {
  const { ports, say } = plan
  const parts: Stack['parts'] = {}
  const missing: string[] = []
  const start = async (name: PartName, launch: Parameters<typeof supervise>[1]): Promise<void> => {
    const part = await step(say, `Starting ${name}`, () => supervise(name, launch, say))
    parts[name] = part
    closers.push(() => part.stop())
  }
  const pathOf = (found: Found): string | undefined => {
    if (isFound(found)) return found.path
    say(`▸ ${found.missing}`)
    missing.push(found.missing)
    return undefined
  }

  const livekit = pathOf(await findLiveKitServer(say))
  const versitygw = pathOf(await findVersitygw(say))
  const ffmpeg = pathOf(await findFfmpeg(say))
  await ensureBuilt(SITE, say)
  if (options.studio !== false) await ensureBuilt(STUDIO, say)

  const serverUrl = await startDatabase(plan, options, start)
  if (livekit) await start('livekit', () => launchLiveKit(plan, livekit))
  if (versitygw) await start('s3', () => launchStorage(plan, versitygw))
  const inbox = await startInbox({ http: ports.mail, smtp: ports.smtp })
  closers.push(inbox.stop)
  await start('stripe', () => launchPayments(plan))

  const serverEnv = {
    ...serverEnvironment(plan, {
      databaseUrl: serverUrl,
      ffmpeg,
      hasLiveKit: livekit !== undefined,
      hasStorage: versitygw !== undefined,
    }),
    ...options.serverEnv,
  }
  await step(say, 'Migrating the database', () => runServerProgram('db/cli.ts', ['migrate'], serverEnv))
  const nodeArgs = options.nodeArgs ?? []
  await start('server', () => launchServer(plan, serverEnv, nodeArgs))
  await start('worker', () => launchWorker(plan, serverEnv, nodeArgs))
  // It leaves alone what is there and moves what is announced, so that a demo of last week still has a next stream.
  if (options.seed)
    await step(say, 'Preparing the demo', () => runServerProgram('seed/main.ts', [], serverEnv))
  if (options.studio !== false) {
    const config = { apiUrl: origin(ports.site), siteUrl: origin(ports.site) }
    const folder = path.join(repo, 'studio/out/renderer')
    closers.push((await serveStudio({ port: ports.studio, folder, config })).stop)
  }
  const control = await startControl(ports.control, parts)
  closers.push(control.stop)

  const site = origin(ports.site)
  const addresses: Addresses = {
    site,
    api: `${site}/api`,
    studio: options.studio === false ? undefined : origin(ports.studio),
    mail: inbox.url,
    smtp: inbox.smtpUrl,
    admin: `${site}/admin`,
    livekit: livekit && `ws://127.0.0.1:${ports.livekit}`,
    s3: versitygw && origin(ports.s3),
    stripe: origin(ports.stripe),
    database: serverUrl,
  }
  return { addresses, parts, missing, serverEnv, control: { url: control.url, token: control.token } }
}

/** Postgres with one database of ours. A throw-away stack needs no fsync; a kept one does. */
async function startDatabase(
  plan: Plan,
  options: StackOptions,
  start: (name: PartName, launch: Parameters<typeof supervise>[1]) => Promise<void>,
): Promise<string> {
  const dataDir = path.join(plan.dataDir, 'postgres')
  const settings: Record<string, string> = options.dataDir === undefined ? { fsync: 'off' } : {}
  let serverUrl = ''
  await start('postgres', async () => {
    const postgres = await startPostgres({ dataDir, port: plan.ports.postgres, settings })
    serverUrl = postgres.url
    return postgres
  })
  return createDatabase(serverUrl, { name: 'stagedoor', orUseExisting: true })
}
