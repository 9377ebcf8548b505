import { systemCheckWords } from '@stagedoor/words/system-check'
import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { pendingMigrations } from '#db/migrate.ts'
import { durationOf } from '../times.ts'
import { measured, timed, type Part } from './part.ts'

const slowMs = 20

export function checkDatabase(app: AppContext): Promise<Part> {
  const { under, milliseconds, database: words } = systemCheckWords()
  const remedy = (reason: string) => ({ what: reason, steps: [words.unreachable] })
  const limit = under(milliseconds(String(slowMs)))
  return measured({ name: words.name, limit, remedy }, async () => {
    // The best of three: the first may have to open a connection, and this process may be busy with another page.
    const ms = Math.min(await askOnce(app), await askOnce(app), await askOnce(app))
    const pending = await pendingMigrations(app.db)
    if (pending.length > 0)
      return {
        state: 'failing',
        value: words.behind(pending.length),
        remedy: { what: words.behindWhat, steps: [words.behindStep] },
      }
    const { used, most } = await connections(app)
    const value = words.value(durationOf(ms), used, most)
    if (used > most * 0.8)
      return { state: 'soon', value, remedy: { what: words.fullWhat, steps: [words.fullStep] } }
    if (ms > slowMs) return { state: 'soon', value, remedy: { what: words.slowWhat, steps: words.slowSteps } }
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
