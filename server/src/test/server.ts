import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApi, type Api } from '@stagedoor/contract/client'
import type pino from 'pino'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { createApp, type Front } from '#app.ts'
import { parseConfig, type Config } from '#config.ts'
import type { AppContext } from '#context.ts'
import { createContext, type OpenContext } from '#create-context.ts'
import { findInvariantViolations } from '#db/invariants.ts'
import { createLog } from '#http/request-log.ts'
import { signSession } from '#http/session.ts'
import { fakeMailer } from '#integrations/mailer.fake.ts'
import { fakeStorage } from '#integrations/storage.fake.ts'
import { emptyDatabase, workerDatabase } from './database.ts'
import { startSession } from './factories.ts'
import { runJobs } from './jobs.ts'

export type TestServer = {
  readonly app: AppContext
  readonly origin: string
  readonly mailer: ReturnType<typeof fakeMailer>
  readonly storage: ReturnType<typeof fakeStorage>
  /** Lines the server logged since the test began. */
  readonly logged: string[]
  /** The contract's own typed client over HTTP, as somebody or as nobody. */
  api(options?: { as?: { id: string } | undefined; token?: string }): Promise<Api>
  /** A bearer value for somebody, for requests by hand. */
  bearer(user: { id: string }): Promise<string>
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Does every job that is due, and those they queue; returns their names. */
  runJobs(options?: { andLater?: boolean }): Promise<string[]>
}

export const testSecret = 'a-secret-for-tests-that-is-long-enough-for-us'

/**
 * The real server on a real port and this worker's own Postgres, for one test file; only vendors are replaced. The
 * database is emptied after each test, once the invariants were checked on what the test left behind.
 */
export function useTestServer(
  overrides: Partial<AppContext> & { env?: Record<string, string> } = {},
): TestServer {
  const { env, ...parts } = overrides
  const mailer = fakeMailer()
  const storage = fakeStorage()
  const logged: string[] = []
  let http: Server | undefined
  let front: Front | undefined
  let context: OpenContext | undefined
  const running = () => {
    if (!context) throw new Error('The test server runs inside of tests only')
    return context
  }
  const originOf = () => running().config.http.publicUrl

  beforeAll(async () => {
    http = await listening()
    const { port } = http.address() as AddressInfo
    const config = testConfig(await workerDatabase(), { PUBLIC_URL: `http://127.0.0.1:${port}`, ...env })
    const log = createLog(config, keepLines(logged))
    context = await createContext(config, { log, mailer, storage, ...parts })
    await emptyDatabase(context.db)
    front = await createApp(context)
    http.on('request', front.listener).on('upgrade', front.upgrade)
  })
  afterEach(async () => {
    const violations = await findInvariantViolations(running().db)
    await emptyDatabase(running().db)
    mailer.sent.length = 0
    storage.objects.clear()
    logged.length = 0
    expect(violations).toEqual([])
  })
  afterAll(async () => {
    context?.stop()
    http?.closeAllConnections()
    http?.close()
    front?.close()
    await context?.close()
  })

  const bearer = async (user: { id: string }) =>
    signSession(await startSession(running(), user.id), running().config.auth.secret.reveal())
  return {
    get app() {
      return running()
    },
    get origin() {
      return originOf()
    },
    mailer,
    storage,
    logged,
    bearer,
    async api({ as, token: given } = {}) {
      const token = given ?? (as && (await bearer(as)))
      return createApi({ baseUrl: originOf(), token: () => token })
    },
    fetch: (path, init) => fetch(`${originOf()}${path}`, { redirect: 'manual', ...init }),
    runJobs: (options) => runJobs(running(), options),
  }
}

export function testConfig(databaseUrl: string, env: Record<string, string> = {}): Config {
  return parseConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '6',
    PUBLIC_URL: 'http://127.0.0.1:4300',
    AUTH_SECRET: testSecret,
    SITE_DIST: '/nowhere',
    LOG_LEVEL: 'info',
    ...env,
  })
}

async function listening(): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function keepLines(lines: string[]): pino.DestinationStream {
  return { write: (line) => void lines.push(line) }
}
