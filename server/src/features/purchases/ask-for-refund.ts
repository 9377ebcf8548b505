import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { PaymentRefusal } from '#integrations/ask-stripe.ts'
import type { Payments } from '#integrations/stripe.ts'
import { getPurchase, lockPurchase, type PurchaseRow } from './queries.ts'

/**
 * Asks Stripe for the refund of a purchase that is to have one and has none yet. True when Stripe was asked, so
 * that how it stands has to be read again; the stored attempt makes asking twice one refund.
 */
export async function askForRefund(
  app: AppContext,
  payments: Payments,
  purchaseId: string,
): Promise<boolean> {
  const purchase = await getPurchase(app.db, purchaseId)
  if (purchase.status !== 'refunding' || purchase.stripe_refund_id) return false
  if (!purchase.stripe_payment_intent_id) throw new Error(`Purchase ${purchaseId} has no payment to refund`)
  try {
    await payments.refund({
      purchaseId,
      attempt: purchase.attempt,
      paymentIntentId: purchase.stripe_payment_intent_id,
    })
    return true
  } catch (error) {
    if (!(error instanceof PaymentRefusal)) throw error
    app.log.error({ purchaseId, err: error }, 'stripe refused a refund')
    await takeBack(app, purchase, error)
    return false
  }
}

/** A clear no: the purchase is what it was before, and says why. */
async function takeBack(app: AppContext, seen: PurchaseRow, refusal: PaymentRefusal): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const purchase = await lockPurchase(tx, seen.id)
    if (purchase.version !== seen.version) return
    await tx
      .updateTable('purchase')
      .set({
        // Paid too late for a seat, it has no grant to go back to.
        status: sql`case when exists (select from "grant" where purchase_id = ${purchase.id}) then 'paid' else 'late_paid' end`,
        failure: `Stripe refused the refund: ${refusal.message}`.slice(0, 300),
        updated_at: app.now(),
      })
      .where('id', '=', purchase.id)
      .execute()
  })
}
