import type { AppContext } from '#context.ts'
import type { CheckoutFacts } from '#integrations/stripe-facts.ts'
import { applyPaid } from './apply-paid.ts'
import { askForRefund } from './ask-for-refund.ts'
import { nextStatus } from './next-status.ts'
import { openCheckout, requirePayments } from './open-checkout.ts'
import { getPurchase, lockPurchase, type PurchaseRow } from './queries.ts'
import { releaseHold } from './release-hold.ts'

/**
 * Asks Stripe how a purchase stands and brings ours there: the one way from money to access, for webhooks, the
 * return page, the sweeper and the operator alike. What Stripe said only counts if nobody changed the purchase
 * since it was asked; then it is asked again. So no connection waits for Stripe with a lock in its hands, and
 * an old answer never overwrites a newer one.
 *
 * With `end` the checkout is ended first if it is still open, because its time is over or its buyer left.
 */
export async function syncPurchase(
  app: AppContext,
  purchaseId: string,
  { end }: { end?: 'expired' | 'canceled' } = {},
): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    const seen = await getPurchase(app.db, purchaseId)
    if (seen.status === 'reserved') {
      await openCheckout(app, purchaseId, end ? { end } : {})
      if (!end) return
      continue
    }
    if (!seen.stripe_session_id) return
    const payments = requirePayments(app)
    const read = end ? payments.expireCheckout : payments.readCheckout
    const facts = await read(seen.stripe_session_id)
    if (!(await converge(app, seen, facts, end ?? 'expired'))) continue
    const hasAsked = await askForRefund(app, payments, purchaseId)
    if (!hasAsked) return
  }
  throw new Error(`Purchase ${purchaseId} changed under every one of ten answers`)
}

/** False when the purchase changed since it was seen, so that the answer may be older than it. */
async function converge(
  app: AppContext,
  seen: PurchaseRow,
  facts: CheckoutFacts,
  end: 'expired' | 'canceled',
): Promise<boolean> {
  if (!facts.isPaid && nextStatus(seen, facts) === seen.status) return true
  return app.db.transaction().execute(async (tx) => {
    const purchase = await lockPurchase(tx, seen.id)
    if (purchase.version !== seen.version) return false
    const to = nextStatus(purchase, facts)
    if (facts.isPaid) await applyPaid(app, tx, { purchase, facts, to })
    else if (to === 'expired') await releaseHold(app, tx, purchase, { status: end })
    else if (to === 'failed')
      await releaseHold(app, tx, purchase, { status: 'failed', failure: 'The bank did not pay.' })
    else await tx.updateTable('purchase').set({ status: to }).where('id', '=', purchase.id).execute()
    return true
  })
}
