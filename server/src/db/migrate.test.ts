import { promises as fs } from 'node:fs'
import path from 'node:path'
import { sql, type Kysely, type QueryExecutorProvider } from 'kysely'
import { FileMigrationProvider } from 'kysely/migration'
import { afterEach, expect, it } from 'vitest'
import { useTestServer } from '#test/server.ts'
import { migrateToLatest, migrationsFolder } from './migrate.ts'

const server = useTestServer()
const files = new FileMigrationProvider({ fs, path, migrationFolder: migrationsFolder })
afterEach(() => sql`delete from kysely_migration where name = 'z-late'`.execute(server.app.db))

/** Today's migrations and one more. */
const withOneMore = (up: (db: Kysely<unknown>) => Promise<void>) => ({
  getMigrations: async () => ({ ...(await files.getMigrations()), 'z-late': { up } }),
})

async function setting(db: QueryExecutorProvider, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(db)
  return rows[0]?.value
}

it('lets a migration take its time, but not hold a lock’s queue up, and leaves the connection as it was', async () => {
  const seen: unknown[] = []
  const names = ['statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout']
  const note = async (db: QueryExecutorProvider) => {
    for (const name of names) seen.push(await setting(db, name))
  }
  await server.app.db.connection().execute(async (connection) => {
    expect(await migrateToLatest(connection, withOneMore(note))).toEqual(['z-late'])
    await note(connection)
  })
  expect(seen).toEqual(['0', '0', '10s', '5s', '10s', '2s'])
})

it('waits for another process’s migration, which may take longer than any lock of a request', async () => {
  const order: string[] = []
  const slow = withOneMore(async (db) => {
    await sql`select pg_sleep(2.5)`.execute(db)
    order.push('applied')
  })
  const applied = await Promise.all([
    migrateToLatest(server.app.db, slow),
    migrateToLatest(server.app.db, slow),
  ])
  expect(applied.flat()).toEqual(['z-late'])
  expect(order).toEqual(['applied'])
})
