import type { PurchaseStatus } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import type { CheckoutFacts } from '#integrations/stripe-facts.ts'
import { bookMoney } from './book-money.ts'
import { endGrant, restoreGrant, suspendGrant } from './grants.ts'
import { isLive } from './next-status.ts'
import type { PurchaseRow } from './queries.ts'
import { settlePurchase } from './settle-purchase.ts'
import { takeLatePayment } from './take-late-payment.ts'

type Change = { purchase: PurchaseRow; facts: CheckoutFacts; to: PurchaseStatus }

/** Brings a purchase whose checkout was paid to `to`: books the money, gives, pauses, ends or restores access. */
export async function applyPaid(app: AppContext, tx: Tx, change: Change): Promise<void> {
  const { purchase, facts, to } = change
  checkOurs(purchase, facts)
  await bookMoney(app, tx, purchase, facts)
  if (to === 'late_paid') {
    // Known already: an operator decides.
    if (purchase.status !== 'late_paid') await takeLatePayment(app, tx, purchase)
    return
  }
  // Whatever happened to the money afterwards, it was paid first: seat, grant and receipt come of that.
  if (isLive(purchase.status)) await settlePurchase(app, tx, purchase)
  const from = isLive(purchase.status) ? 'paid' : purchase.status
  if (to === 'refunding' || to === 'refunded') return giveBack(app, tx, change)
  if (from === to) return
  if (to === 'disputed') await suspendGrant(app, tx, purchase)
  if (to === 'chargeback_lost') await endGrant(app, tx, purchase, { status: 'revoked', reason: 'refunded' })
  if (from !== 'paid' && (to === 'paid' || to === 'partially_refunded')) return backToPaid(app, tx, change)
  await setStatus(app, tx, purchase, { status: to })
}

/** Access ends when Stripe has taken the refund on, not before: nobody is left without both money and access. */
async function giveBack(app: AppContext, tx: Tx, { purchase, facts, to }: Change): Promise<void> {
  const refundId = facts.refunds.find((refund) => refund.status !== 'failed')?.id ?? null
  const isNew = refundId !== null && refundId !== purchase.stripe_refund_id
  if (purchase.status === to && !isNew) return
  if (isNew) {
    await endGrant(app, tx, purchase, { status: 'revoked', reason: 'refunded' })
    await app.enqueue(tx, 'mail/refund', { purchaseId: purchase.id })
  }
  await setStatus(app, tx, purchase, { status: to, stripe_refund_id: refundId })
}

/** A dispute was won or a refund failed: access is again as after paying, unless the seat is somebody else's by now. */
async function backToPaid(app: AppContext, tx: Tx, { purchase, to }: Change): Promise<void> {
  const hasAccess = await restoreGrant(app, tx, purchase)
  const refundFailed = ['refunding', 'refunded', 'partially_refunded'].includes(purchase.status)
  if (refundFailed) app.log.error({ purchaseId: purchase.id, hasAccess }, 'stripe could not return the money')
  await setStatus(app, tx, purchase, {
    status: hasAccess ? to : 'late_paid',
    stripe_refund_id: null,
    failure: refundFailed
      ? `Stripe could not return the money. ${hasAccess ? 'They have access.' : 'Their seat is gone.'}`
      : purchase.failure,
  })
}

async function setStatus(
  app: AppContext,
  tx: Tx,
  purchase: PurchaseRow,
  values: { status: PurchaseStatus; stripe_refund_id?: string | null; failure?: string | null },
): Promise<void> {
  await tx
    .updateTable('purchase')
    .set({ ...values, updated_at: app.now() })
    .where('id', '=', purchase.id)
    .execute()
}

/** Money only counts for the purchase it was asked for, at the price it was asked at. */
function checkOurs(purchase: PurchaseRow, facts: CheckoutFacts): void {
  const isOurs =
    facts.purchaseId === purchase.id &&
    facts.amountMinor === purchase.amount_minor &&
    facts.currency === purchase.currency
  if (!isOurs)
    throw new Error(
      `Checkout ${facts.sessionId} says ${facts.amountMinor} ${facts.currency} for ${facts.purchaseId}; ` +
        `purchase ${purchase.id} asks ${purchase.amount_minor} ${purchase.currency}`,
    )
}
