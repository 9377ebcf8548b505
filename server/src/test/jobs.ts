import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { jobs } from '../worker.ts'

/**
 * Does the jobs that are due, in the order they were queued, and those they queue, at once and in this process: what
 * fails fails the test. `andLater` does delayed ones as well.
 */
export async function runJobs(
  app: AppContext,
  { andLater = false }: { andLater?: boolean } = {},
): Promise<string[]> {
  const done: string[] = []
  while (done.length < 200) {
    const { rows } = await sql<{ name: string; data: unknown }>`
      delete from pgboss.job where id = (
        select id from pgboss.job where state < 'active' and (${andLater} or start_after <= now())
        order by created_on, id limit 1)
      returning name, data`.execute(app.db)
    const next = rows[0]
    if (!next) return done
    done.push(next.name)
    const job = jobs.find(({ name }) => name === next.name)
    if (!job) throw new Error(`Nobody does ${next.name}`)
    await job.run(app, next.data)
  }
  throw new Error(`Jobs queue each other without end: ${done.slice(0, 10).join(', ')}`)
}
