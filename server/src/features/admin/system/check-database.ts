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
    // The best of three: the first may have to open a connection, and this process may be busy with another page.
    const ms = Math.min(await askOnce(app), await askOnce(app), await askOnce(app))
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
    if (used > most * 0.8)
      return {
        state: 'soon',
        value,
        remedy: {
          what: 'Connections run out.',
          steps: [html`Lower <code>DATABASE_POOL</code>, or raise Postgres’ <code>max_connections</code>.`],
        },
      }
    if (ms > slowMs)
      return {
        state: 'soon',
        value,
        remedy: {
          what: 'Every request waits for this.',
          steps: [
            html`Look for long transactions in <code>pg_stat_activity</code>.`,
            html`See whether Postgres’ machine is out of processor time or its disk is busy.`,
          ],
        },
      }
    return { state: 'good', value }
  })
}

function askOnce(app: AppContext): Promise<number> {
  return timed(() => sql`select 1`.execute(app.db))
}

async function connections(app: AppContext): Promise<{ used: number; most: number }> {
  const { rows } = await sql<{ used: number; most: number }>`
    select (select count(*) from pg_stat_activity where backend_type = 'client backend') as used,
      current_setting('max_connections')::int as most`.execute(app.db)
  return rows[0] ?? { used: 0, most: 1 }
}
