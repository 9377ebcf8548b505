import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { pendingMigrations } from '#db/migrate.ts'
import { html } from '../html.ts'
import { milliseconds } from '../words.ts'
import { measured, timed, type Part } from './part.ts'

const slowMs = 20

export function checkDatabase(app: AppContext): Promise<Part> {
  const remedy = (reason: string) => ({
    what: reason,
    steps: [html`See whether Postgres runs and whether <code>DATABASE_URL</code> still leads to it.`],
  })
  return measured({ name: 'Database', limit: `under ${slowMs} ms`, remedy }, async () => {
    // The first query may have to open a connection; the second is what every request pays.
    await sql`select 1`.execute(app.db)
    const ms = await timed(() => sql`select 1`.execute(app.db))
    const pending = await pendingMigrations(app.db)
    if (pending.length > 0)
      return {
        state: 'failing',
        value: `${pending.length} migrations missing`,
        remedy: {
          what: 'The schema is older than this server.',
          steps: [html`Run <code>pnpm db:migrate</code> against this database.`],
        },
      }
    const { used, most } = await connections(app)
    const value = `Answers in ${milliseconds(ms)}, ${used} of ${most} connections`
    if (ms > slowMs || used > most * 0.8)
      return {
        state: 'soon',
        value,
        remedy: {
          what: used > most * 0.8 ? 'Connections run out.' : 'Every request waits for this.',
          steps: [
            html`Look for long transactions in <code>pg_stat_activity</code>.`,
            html`Lower <code>DATABASE_POOL</code>, or give Postgres more <code>max_connections</code> or
              processors.`,
          ],
        },
      }
    return { state: 'good', value }
  })
}

async function connections(app: AppContext): Promise<{ used: number; most: number }> {
  const { rows } = await sql<{ used: number; most: number }>`
    select (select count(*) from pg_stat_activity where backend_type = 'client backend') as used,
      current_setting('max_connections')::int as most`.execute(app.db)
  return rows[0] ?? { used: 0, most: 1 }
}
