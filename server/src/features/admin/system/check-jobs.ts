import { systemCheckWords } from '@stagedoor/words/system-check'
import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { ago } from '../times.ts'
import { measured, type Part } from './part.ts'

const waitSeconds = 60
// The sweeper runs every 20 s.
const silentSeconds = 120

export function checkJobs(app: AppContext): Promise<Part> {
  const words = systemCheckWords().jobs
  const remedy = (reason: string) => ({ what: reason, steps: [words.unreadable] })
  return measured({ name: words.name, limit: words.limit(waitSeconds), remedy }, async () => {
    const now = new Date()
    const { waiting, oldest, seen_at: seenAt, given_up: givenUp } = await readQueue(app)
    const value = words.value(waiting, givenUp)
    if (!seenAt || now.getTime() - seenAt.getTime() > silentSeconds * 1_000)
      return {
        state: 'failing',
        value: seenAt ? words.silent(ago(seenAt, now)) : words.neverSeen,
        remedy: { what: words.silentWhat, why: words.silentWhy, steps: [words.silentStep] },
      }
    if (oldest && now.getTime() - oldest.getTime() > waitSeconds * 1_000)
      return {
        state: 'soon',
        value: words.late(waiting, ago(oldest, now)),
        seenAt,
        remedy: { what: words.lateWhat, steps: words.lateSteps },
      }
    if (givenUp > 0)
      return {
        state: 'soon',
        value,
        seenAt,
        remedy: { what: words.givenUpWhat, steps: [words.givenUpStep] },
      }
    return { state: 'good', value, seenAt }
  })
}

async function readQueue(app: AppContext) {
  const { rows } = await sql<{
    waiting: number
    oldest: Date | null
    seen_at: Date | null
    given_up: number
  }>`
    select
      count(*) filter (where state in ('created', 'retry') and start_after <= now() and name <> 'dead-letter') as waiting,
      min(start_after) filter (where state in ('created', 'retry') and start_after <= now() and name <> 'dead-letter') as oldest,
      max(completed_on) filter (where name = 'purchases/sweep' and state = 'completed') as seen_at,
      count(*) filter (where name = 'dead-letter' and created_on > now() - interval '1 day') as given_up
    from pgboss.job`.execute(app.db)
  return rows[0] ?? { waiting: 0, oldest: null, seen_at: null, given_up: 0 }
}
