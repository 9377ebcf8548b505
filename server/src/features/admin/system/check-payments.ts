import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Payments } from '#integrations/stripe.ts'
import { html } from '../html.ts'
import { ago, milliseconds } from '../words.ts'
import { measured, timed, type Part } from './part.ts'

const lateMinutes = 15

export async function checkPayments(app: AppContext): Promise<Part> {
  const name = 'Payments'
  const limit = `events under ${lateMinutes} min while selling`
  const { payments } = app
  if (!payments)
    return {
      name,
      limit,
      state: 'soon',
      value: 'Not set up',
      remedy: {
        what: 'Free passes work; paid ones cannot be bought.',
        steps: [
          html`Set <code>STRIPE_SECRET_KEY</code>, <code>STRIPE_PUBLISHABLE_KEY</code> and
            <code>STRIPE_WEBHOOK_SECRET</code>, then restart server and worker.`,
        ],
      },
    }
  const remedy = (reason: string) => ({
    what: 'Stripe does not answer us.',
    why: `Nobody can pay, held seats stay held, nothing is lost. It said: ${reason}`,
    steps: [html`Check <code>STRIPE_SECRET_KEY</code>, and status.stripe.com.`],
  })
  return measured({ name, limit, remedy }, () => measurePayments(app, payments))
}

async function measurePayments(app: AppContext, payments: Payments): Promise<Omit<Part, 'name' | 'limit'>> {
  const ms = await timed(() => payments.ping())
  const { event_at: seenAt, paid_at: paidAt, dead_letters: dead, stuck } = await readPayments(app)
  const isTest = app.config.stripe?.sandboxUrl ? ' Test payments: no money moves.' : ''
  const value = `Stripe answers in ${milliseconds(ms)}.${isTest}`
  // An event may be a moment behind the return page.
  const isSettled = paidAt && app.now().getTime() - paidAt.getTime() > 2 * 60_000
  const late = isSettled && (!seenAt || paidAt.getTime() - seenAt.getTime() > lateMinutes * 60_000)
  if (late)
    return {
      state: 'failing',
      value: seenAt ? `Last event ${ago(seenAt, app.now())} ago` : 'No event ever arrived',
      remedy: {
        what: 'People pay, but Stripe’s events do not reach us.',
        why: 'The sweeper and the return page still let everybody in, some a few minutes late.',
        steps: [
          html`In Stripe open Developers, Webhooks: the address must be
            <code>${app.config.http.publicUrl}/webhooks/stripe</code>.`,
          html`Copy its signing secret into <code>STRIPE_WEBHOOK_SECRET</code> and restart the servers.`,
        ],
      },
    }
  if (dead > 0 || stuck > 0)
    return {
      state: 'soon',
      value: dead > 0 ? `${dead} events could not be placed` : `${stuck} holds are over and not ended`,
      seenAt: seenAt ?? undefined,
      remedy: {
        what: dead > 0 ? 'Money may have arrived that no purchase knows.' : 'Seats are held for nobody.',
        steps:
          dead > 0
            ? [html`Read <code>dead_letter_reason</code> in the table <code>stripe_event</code>.`]
            : [html`Read the worker’s log for “purchase could not be swept”.`],
      },
    }
  return { state: 'good', value, seenAt: seenAt ?? undefined }
}

async function readPayments(app: AppContext) {
  const { rows } = await sql<{
    event_at: Date | null
    paid_at: Date | null
    dead_letters: number
    stuck: number
  }>`
    select (select max(received_at) from stripe_event) as event_at,
      (select max(paid_at) from purchase where amount_minor > 0) as paid_at,
      (select count(*) from stripe_event where processed_at is null and dead_letter_reason is not null) as dead_letters,
      (select count(*) from purchase where status in ('reserved', 'open')
        and hold_expires_at < ${app.now()}::timestamptz - interval '5 minutes') as stuck`.execute(app.db)
  return rows[0] ?? { event_at: null, paid_at: null, dead_letters: 0, stuck: 0 }
}
