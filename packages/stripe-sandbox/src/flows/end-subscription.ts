import { emit } from '#core/events.ts'
import type { Subscription } from '#core/objects.ts'
import type { World } from '#core/world.ts'

type Details = NonNullable<Subscription['cancellation_details']>

/** The end: nothing renews, nothing is collected any more. */
export function endSubscription(world: World, id: string, details: Partial<Details>): Subscription {
  const old = world.store.get('subscription', id)
  const now = world.clock.now()
  const none = { comment: null, feedback: null, feedback_option: null, reason: null }
  const ended = world.store.update('subscription', id, {
    canceled_at: old.canceled_at ?? now,
    cancellation_details: { ...(old.cancellation_details ?? none), ...details },
    ended_at: now,
    status: 'canceled',
  })
  const invoice = old.latest_invoice === null ? undefined : world.store.get('invoice', old.latest_invoice)
  if (invoice?.status === 'open' || invoice?.status === 'draft') {
    world.store.update('invoice', invoice.id, { auto_advance: false, next_payment_attempt: null })
  }
  emit(world, 'customer.subscription.deleted', ended)
  return ended
}
