import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { html } from '../html.ts'
import { ago } from '../words.ts'
import { measured, type Part } from './part.ts'

const waitSeconds = 60
// The sweeper runs every 20 s.
const silentSeconds = 120

export function checkJobs(app: AppContext): Promise<Part> {
  const remedy = (reason: string) => ({
    what: reason,
    steps: [html`See whether the worker runs: <code>node server/src/worker-main.ts</code>.`],
  })
  return measured({ name: 'Jobs', limit: `oldest under ${waitSeconds} s`, remedy }, async () => {
    const now = new Date()
    const { waiting, oldest, seen_at: seenAt, given_up: givenUp } = await readQueue(app)
    const value = `${waiting === 0 ? 'None' : waiting} waiting, ${givenUp === 0 ? 'none' : givenUp} given up`
    if (!seenAt || now.getTime() - seenAt.getTime() > silentSeconds * 1_000)
      return {
        state: 'failing',
        value: seenAt ? `No round for ${ago(seenAt, now)}` : 'No worker was here in the last minutes',
        remedy: {
          what: 'Mails, payments without a return page and replays wait.',
          why: 'Nothing is lost: jobs are kept and done once a worker is back.',
          steps: [html`Start the worker: <code>node server/src/worker-main.ts</code>.`],
        },
      }
    if (oldest && now.getTime() - oldest.getTime() > waitSeconds * 1_000)
      return {
        state: 'soon',
        value: `${waiting} waiting, the oldest ${ago(oldest, now)}`,
        seenAt,
        remedy: {
          what: 'Jobs come in faster than they are done, or one keeps failing.',
          steps: [html`Read the worker’s log for “job failed”.`, html`Start a second worker beside it.`],
        },
      }
    if (givenUp > 0)
      return {
        state: 'soon',
        value,
        seenAt,
        remedy: {
          what: 'Some jobs failed at every try within the last day and were given up.',
          steps: [html`Read the worker’s log for “job given up”; it names each with its reason.`],
        },
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
