import { createTemplate, startPostgres } from '@stagedoor/local-stack/postgres'
import type { TestProject } from 'vitest/node'
import { createDb } from '#db/db.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { createLog } from '#http/request-log.ts'
import { createEnqueue } from '#jobs/pg-boss.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
    templateName: string
  }
}

/** A throw-away Postgres with a migrated template, which each worker clones. TEST_DATABASE_URL saves the start. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  const postgres = given ? undefined : await startPostgres()
  const postgresUrl = postgres?.url ?? String(given)
  const templateName = `stagedoor_template_${process.pid}`
  await createTemplate(postgresUrl, templateName, prepare)
  project.provide('postgresUrl', postgresUrl)
  project.provide('templateName', templateName)
  return async () => {
    if (postgres) await postgres.stop()
    else await dropDatabases(postgresUrl)
  }
}

/** Everything a process would else do at its first start: tables and job queues. */
async function prepare(databaseUrl: string): Promise<void> {
  const { db, pool, close } = createDb(databaseUrl, 2)
  await migrateToLatest(db)
  const { boss } = await createEnqueue(pool, createLog({ logLevel: 'error' }))
  await boss.stop({ graceful: false })
  await close()
}

async function dropDatabases(postgresUrl: string): Promise<void> {
  const { pool, close } = createDb(postgresUrl, 1)
  const { rows } = await pool.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'stagedoor_%\\_${process.pid}'`,
  )
  for (const { name } of rows) {
    await pool.query(`alter database "${name}" with is_template false`)
    await pool.query(`drop database "${name}" with (force)`)
  }
  await close()
}
