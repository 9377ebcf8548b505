import { systemCheckWords } from '@stagedoor/words/system-check'
import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Payments } from '#integrations/stripe.ts'
import { ago, durationOf } from '../times.ts'
import { measured, timed, type Part } from './part.ts'

const lateMinutes = 15

export async function checkPayments(app: AppContext): Promise<Part> {
  const { notSetUp, itSaid, payments: words } = systemCheckWords()
  const { name } = words
  const limit = words.limit(lateMinutes)
  const { payments } = app
  if (!payments)
    return {
      name,
      limit,
      state: 'soon',
      value: notSetUp,
      remedy: { what: words.missing, steps: [words.missingStep] },
    }
  const remedy = (reason: string) => ({
    what: words.down,
    why: words.downWhy + itSaid(reason),
    steps: [words.downStep],
  })
  return measured({ name, limit, remedy }, () => measurePayments(app, payments))
}

async function measurePayments(app: AppContext, payments: Payments): Promise<Omit<Part, 'name' | 'limit'>> {
  const words = systemCheckWords().payments
  const ms = await timed(() => payments.ping())
  const { event_at: eventAt, paid_at: paidAt, dead_letters: unplaced, stuck } = await readPayments(app)
  const seenAt = eventAt ?? undefined
  // An event may be a moment behind the return page.
  const isSettled = paidAt && app.now().getTime() - paidAt.getTime() > 2 * 60_000
  const late = isSettled && (!eventAt || paidAt.getTime() - eventAt.getTime() > lateMinutes * 60_000)
  if (late)
    return {
      state: 'failing',
      value: eventAt ? words.lastEvent(ago(eventAt, app.now())) : words.noEvent,
      remedy: {
        what: words.lateWhat,
        why: words.lateWhy,
        steps: words.lateSteps(`${app.config.http.publicUrl}/webhooks/stripe`),
      },
    }
  if (unplaced > 0)
    return {
      state: 'soon',
      value: words.unplaced(unplaced),
      seenAt,
      remedy: { what: words.unplacedWhat, steps: [words.unplacedStep] },
    }
  if (stuck > 0)
    return {
      state: 'soon',
      value: words.stuck(stuck),
      seenAt,
      remedy: { what: words.stuckWhat, steps: [words.stuckStep] },
    }
  const test = app.config.stripe?.sandboxUrl ? words.isTest : ''
  return { state: 'good', value: words.value(durationOf(ms)) + test, seenAt }
}

async function readPayments(app: AppContext) {
  const { rows } = await sql<{
    event_at: Date | null
    paid_at: Date | null
    dead_letters: number
    stuck: number
  }>`
    select (select max(received_at) from stripe_event) as event_at,
      (select max(paid_at) from purchase where stripe_session_id is not null) as paid_at,
      (select count(*) from stripe_event where processed_at is null and dead_letter_reason is not null) as dead_letters,
      (select count(*) from purchase where status in ('reserved', 'open')
        and hold_expires_at < ${app.now()}::timestamptz - interval '5 minutes') as stuck`.execute(app.db)
  return rows[0] ?? { event_at: null, paid_at: null, dead_letters: 0, stuck: 0 }
}
