import { createDatabase } from '@stagedoor/local-stack/postgres'
import { sql } from 'kysely'
import { inject } from 'vitest'
import type { Db } from '#db/db.ts'

/** This worker's own database: a clone of the template, made once and emptied between tests. */
export function workerDatabase(): Promise<string> {
  const template = inject('templateName')
  const run = template.split('_').at(-1)
  return createDatabase(inject('postgresUrl'), {
    name: `stagedoor_worker${process.env['VITEST_POOL_ID']}_${run}`,
    template,
    orUseExisting: true,
  })
}

/** Empties every table. As a replica, so that neither foreign keys nor the append-only trigger object. */
export async function emptyDatabase(db: Db): Promise<void> {
  await sql`
    do $$ declare t record; begin
      set local session_replication_role = replica;
      for t in select format('%I.%I', schemaname, tablename) as name from pg_tables
        where (schemaname = 'public' and tablename not like 'kysely_%')
          or (schemaname = 'pgboss' and tablename in ('job', 'job_common', 'job_dependency'))
      loop execute 'delete from ' || t.name; end loop;
    end $$`.execute(db)
}
