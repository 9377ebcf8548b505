import { promises as fs } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { FileMigrationProvider, Migrator, type MigrationProvider } from 'kysely/migration'
import type { Db } from './db.ts'

export const migrationsFolder = path.join(import.meta.dirname, 'migrations')

/**
 * Brings the database to the newest schema; several processes at once apply each migration once. Filling a large
 * table may take as long as it takes. A lock on a table may not: whoever waits for one holds up everybody behind.
 */
export async function migrateToLatest(db: Db, provider: MigrationProvider = files): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    const set = (name: string, value: string) =>
      sql`select set_config(${name}, ${value}, false)`.execute(connection)
    await set('statement_timeout', '0')
    await set('idle_in_transaction_session_timeout', '0')
    await set('lock_timeout', '0')
    // Another process may be at it.
    await sql`select pg_advisory_lock(hashtextextended('stagedoor migrations', 0))`.execute(connection)
    await set('lock_timeout', '10s')
    try {
      const { error, results } = await createMigrator(connection, provider).migrateToLatest()
      if (error) throw error instanceof Error ? error : new Error('A migration failed', { cause: error })
      return (results ?? [])
        .filter(({ status }) => status === 'Success')
        .map((result) => result.migrationName)
    } finally {
      await sql`select pg_advisory_unlock_all()`.execute(connection)
      await sql`reset all`.execute(connection)
    }
  })
}

/** Names of migrations that have not been applied yet. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const migrations = await createMigrator(db, files).getMigrations()
  return migrations.filter((migration) => !migration.executedAt).map((migration) => migration.name)
}

const files = new FileMigrationProvider({ fs, path, migrationFolder: migrationsFolder })

function createMigrator(db: Db, provider: MigrationProvider): Migrator {
  return new Migrator({ db, provider })
}
