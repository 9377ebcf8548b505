import type { Socket } from 'node:net'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './types.gen.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

const int8Oid = 20
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8Oid ? parseInt8 : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig

/** The pool for named hot statements and the query builder over the same connections. `silenceMs` 0 waits for ever. */
export function createDb(
  url: string,
  poolSize: number,
  { silenceMs = longestSilenceMs }: { silenceMs?: number } = {},
): { db: Db; pool: pg.Pool; close: () => Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: 1_500,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options:
      '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC',
  })
  survive(pool, silenceMs)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    pool,
    async close() {
      await db.destroy()
      // The query builder ends the pool only when it was used.
      if (!pool.ending) await pool.end()
    },
  }
}

// Postgres itself gives up after five: whoever is silent for longer is not there any more.
const longestSilenceMs = 8_000

/**
 * Lets broken connections break alone. The pool drops them and whoever asked is told; but a connection that is in
 * use while Postgres restarts also says so as an event, and an event `error` that nobody hears ends the process.
 * One that was cut without a word is noticed by its silence.
 */
export function survive(pool: pg.Pool, silenceMs = longestSilenceMs): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    const { stream } = socketOf(client)
    stream.on('timeout', () => stream.destroy(new Error('Connection terminated: no answer from Postgres')))
  })
  pool.on('acquire', (client) => void socketOf(client).stream.setTimeout(silenceMs))
  pool.on('release', (_error, client) => void socketOf(client).stream.setTimeout(0))
}

/** Not in pg's own types: the connection under a client. */
function socketOf(client: pg.PoolClient): { stream: Socket } {
  return (client as pg.PoolClient & { connection: { stream: Socket } }).connection
}

function parseInt8(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number))
    throw new RangeError(`int8 ${value} is larger than a number holds exactly`)
  return number
}
