import * as z from 'zod'
import type { AppContext } from '#context.ts'
import { attachCheckout, requirePayments } from './open-checkout.ts'
import { syncPurchase } from './sync-purchase.ts'

/** The little we take from an event's payload: which of our purchases to read again. */
const Payload = z.object({
  data: z.object({
    object: z.object({
      id: z.string(),
      object: z.string(),
      payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
})

/** An event never says what to do, only where to look: the purchase is synced, and the event is done. */
export async function processStripeEvent(app: AppContext, { eventId }: { eventId: string }): Promise<void> {
  const event = await app.db
    .selectFrom('stripe_event')
    .where('id', '=', eventId)
    .where('processed_at', 'is', null)
    .select('payload')
    .executeTakeFirst()
  if (!event) return
  const { object } = Payload.parse(event.payload).data
  const purchaseId =
    object.object === 'checkout.session'
      ? await purchaseOfCheckout(app, object.id)
      : await purchaseOfPayment(app, object.payment_intent)
  // Without a purchase it belongs to another product on the same Stripe account.
  if (purchaseId) await syncPurchase(app, purchaseId)
  await app.db
    .updateTable('stripe_event')
    .where('id', '=', eventId)
    .set({ processed_at: app.now(), dead_letter_reason: null })
    .execute()
}

export async function giveUpStripeEvent(
  app: AppContext,
  { eventId }: { eventId: string },
  reason: string,
): Promise<void> {
  await app.db
    .updateTable('stripe_event')
    .where('id', '=', eventId)
    .where('processed_at', 'is', null)
    .set({ dead_letter_reason: reason.slice(0, 500) })
    .execute()
}

/** By the stored id; else, after a crash between making and storing it, by the id the checkout carries. */
async function purchaseOfCheckout(app: AppContext, sessionId: string): Promise<string | undefined> {
  const stored = await app.db
    .selectFrom('purchase')
    .where('stripe_session_id', '=', sessionId)
    .select('id')
    .executeTakeFirst()
  if (stored) return stored.id
  const facts = await requirePayments(app).readCheckout(sessionId)
  if (!facts.purchaseId) return undefined
  const purchase = await app.db
    .selectFrom('purchase')
    .where('id', '=', facts.purchaseId)
    .select(['id', 'status', 'stripe_session_id'])
    .executeTakeFirst()
  if (!purchase) throw new Error(`Checkout ${sessionId} names a purchase that does not exist`)
  if (purchase.status === 'reserved') await attachCheckout(app, purchase.id, facts)
  else if (facts.isPaid && purchase.stripe_session_id !== sessionId)
    throw new Error(`Checkout ${sessionId} was paid beside the one its purchase knows`)
  return purchase.id
}

async function purchaseOfPayment(
  app: AppContext,
  payment: string | { id: string } | null | undefined,
): Promise<string | undefined> {
  const paymentIntentId = typeof payment === 'string' ? payment : payment?.id
  if (!paymentIntentId) return undefined
  const purchase = await app.db
    .selectFrom('purchase')
    .where('stripe_payment_intent_id', '=', paymentIntentId)
    .select('id')
    .executeTakeFirst()
  return purchase?.id
}
