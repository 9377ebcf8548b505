import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import type { CheckoutFacts } from '#integrations/stripe-facts.ts'
import { newId } from '#lib/ids.ts'
import type { PurchaseRow } from './queries.ts'

type Entry = { kind: 'charge' | 'refund' | 'dispute'; amountMinor: number; ref: string }

/** Writes down what Stripe moved and is not in the ledger yet; each object of theirs is booked once. */
export async function bookMoney(
  app: AppContext,
  tx: Tx,
  purchase: PurchaseRow,
  facts: CheckoutFacts,
): Promise<void> {
  const now = app.now()
  for (const entry of await entriesOf(tx, facts)) {
    await tx
      .insertInto('ledger_entry')
      .values({
        id: newId(),
        purchase_id: purchase.id,
        kind: entry.kind,
        amount_minor: entry.amountMinor,
        currency: facts.currency,
        provider_ref: entry.ref,
        occurred_at: now,
      })
      .onConflict((conflict) => conflict.columns(['kind', 'provider_ref']).doNothing())
      .execute()
  }
  if (purchase.stripe_payment_intent_id) return
  await tx
    .updateTable('purchase')
    .set({ stripe_payment_intent_id: facts.paymentIntentId, stripe_charge_id: facts.chargeId })
    .where('id', '=', purchase.id)
    .execute()
}

async function entriesOf(tx: Tx, facts: CheckoutFacts): Promise<Entry[]> {
  const entries: Entry[] = []
  if (facts.paymentIntentId)
    entries.push({ kind: 'charge', amountMinor: facts.amountMinor, ref: facts.paymentIntentId })
  for (const { id, amountMinor, status } of facts.refunds) {
    if (status === 'succeeded') entries.push({ kind: 'refund', amountMinor: -amountMinor, ref: id })
    // Banks can send a refund back days after it succeeded.
    if (status === 'failed' && (await isBooked(tx, id)))
      entries.push({ kind: 'refund', amountMinor, ref: `${id}:failed` })
  }
  const { dispute } = facts
  if (dispute && !dispute.isInquiry) {
    entries.push({ kind: 'dispute', amountMinor: -dispute.amountMinor, ref: dispute.id })
    if (dispute.status === 'won')
      entries.push({ kind: 'dispute', amountMinor: dispute.amountMinor, ref: `${dispute.id}:won` })
  }
  return entries
}

async function isBooked(tx: Tx, refundId: string): Promise<boolean> {
  const { rows } =
    await sql`select from ledger_entry where kind = 'refund' and provider_ref = ${refundId}`.execute(tx)
  return rows.length > 0
}
