import { change } from '#core/events.ts'
import type { Invoice, Subscription } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { endSubscription } from './end-subscription.ts'
import { finalizeInvoice } from './invoice.ts'
import { payInvoice } from './pay-invoice.ts'
import { periodAfter } from './period.ts'
import { draftSubscriptionInvoice } from './subscription-invoice.ts'

const hour = 3600
const day = 24 * hour
/** Days between the tries to collect a renewal; after the last one the subscription ends. */
const retryDays = [3, 5, 7]

/** Lets a subscription live until a time: renewals, retries and its end happen when they are due, in order. */
export function runSubscription(world: World, id: string, until: number): Subscription {
  for (;;) {
    const due = nextDue(world, id)
    if (due === null || due.at > until) return world.store.get('subscription', id)
    world.clock.at(due.at, due.act)
  }
}

/** Every subscription up to now, or as far as it was moved ahead. */
export function runDueSubscriptions(world: World) {
  for (const { id, status } of world.store.all('subscription')) {
    if (status === 'active' || status === 'past_due') runSubscription(world, id, world.clock.now())
  }
}

export function periodEnd(subscription: Subscription): number {
  return Math.max(...subscription.items.data.map((item) => item.current_period_end))
}

interface Due {
  at: number
  act: () => void
}

function nextDue(world: World, id: string): Due | null {
  const subscription = world.store.get('subscription', id)
  if (subscription.status !== 'active' && subscription.status !== 'past_due') return null
  const end = periodEnd(subscription)
  const endsAt = subscription.cancel_at ?? (subscription.cancel_at_period_end ? end : null)
  const stop = () => endSubscription(world, id, { reason: 'cancellation_requested' })
  const dues: Due[] = [{ at: end, act: () => startPeriod(world, id) }]
  // Before the renewal, so that it wins when both are due at once.
  if (endsAt !== null) dues.unshift({ at: endsAt, act: stop })
  const invoice =
    subscription.latest_invoice === null ? undefined : world.store.get('invoice', subscription.latest_invoice)
  if (invoice !== undefined) dues.push(...collectionOf(world, id, invoice))
  return dues.reduce((first, due) => (due.at < first.at ? due : first))
}

function collectionOf(world: World, id: string, invoice: Invoice): Due[] {
  const { automatically_finalizes_at: finalizesAt, next_payment_attempt: retryAt, status } = invoice
  if (status === 'draft' && finalizesAt !== null) {
    const act = () => {
      finalizeInvoice(world, invoice.id)
      collect(world, id, invoice.id)
    }
    return [{ at: finalizesAt, act }]
  }
  if (status === 'open' && retryAt !== null)
    return [{ at: retryAt, act: () => collect(world, id, invoice.id) }]
  return []
}

function startPeriod(world: World, id: string) {
  const old = world.store.get('subscription', id)
  const items = old.items.data.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: periodAfter(item.price.recurring, item.current_period_end, old.billing_cycle_anchor),
  }))
  world.store.update('subscription', id, { items: { ...old.items, data: items } })
  const draft = draftSubscriptionInvoice(world, id, 'subscription_cycle')
  // Stripe leaves a renewal open to changes for about an hour.
  world.store.update('invoice', draft.id, { automatically_finalizes_at: world.clock.now() + hour })
  world.store.update('subscription', id, { items: old.items })
  change(world, 'customer.subscription.updated', 'subscription', id, {
    items: { ...old.items, data: items },
    latest_invoice: draft.id,
  })
}

function collect(world: World, id: string, invoiceId: string) {
  const outcome = payInvoice(world, invoiceId)
  if (outcome === null || outcome.type === 'paid') return
  const { attempt_count } = world.store.get('invoice', invoiceId)
  const wait = retryDays[attempt_count - 1]
  world.store.update('invoice', invoiceId, {
    next_payment_attempt: wait === undefined ? null : world.clock.now() + wait * day,
  })
  if (wait === undefined) endSubscription(world, id, { reason: 'payment_failed' })
}
