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

/** The pool for named hot statements and the query builder over the same connections. */
export function createDb(
  url: string,
  poolSize: number,
): { db: Db; pool: pg.Pool; close: () => Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: 1_500,
    idleTimeoutMillis: 30_000,
    options:
      '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC',
  })
  // An idle connection that breaks (Postgres restarting) is dropped by the pool; without a listener Node would exit.
  pool.on('error', () => {})
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

function parseInt8(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number))
    throw new RangeError(`int8 ${value} is larger than a number holds exactly`)
  return number
}
