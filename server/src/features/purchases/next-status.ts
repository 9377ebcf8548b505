import type { PurchaseStatus } from '@stagedoor/contract'
import type { CheckoutFacts } from '#integrations/stripe-facts.ts'

type Standing = {
  status: PurchaseStatus
  amount_minor: number
  attempt: number
  stripe_refund_id: string | null
}

/** Not finished yet: the checkout may still be paid, and a seat may be held. */
export function isLive(status: PurchaseStatus): boolean {
  return status === 'reserved' || status === 'open' || status === 'processing'
}

/**
 * Where a purchase belongs, from where it is and how Stripe stands now. Asking twice, late or in any order ends
 * in the same place: nothing here looks at events, and no finished purchase goes back to an unfinished one.
 */
export function nextStatus(purchase: Standing, facts: CheckoutFacts): PurchaseStatus {
  const { status } = purchase
  if (facts.isPaid) {
    const money = moneyStatus(purchase, facts)
    const wasGivenUp = status === 'expired' || status === 'canceled' || status === 'failed'
    return wasGivenUp && money === 'paid' ? 'late_paid' : money
  }
  if (!isLive(status) || facts.status === 'open') return status
  if (facts.status === 'expired') return 'expired'
  return facts.hasFailed ? 'failed' : 'processing'
}

function moneyStatus(purchase: Standing, facts: CheckoutFacts): PurchaseStatus {
  const returned = sum(facts, 'succeeded')
  if (returned >= purchase.amount_minor) return 'refunded'
  if (returned + sum(facts, 'pending') >= purchase.amount_minor) return 'refunding'
  if (facts.dispute?.status === 'lost') return 'chargeback_lost'
  if (facts.dispute?.status === 'open') return 'disputed'
  // Decided here, not yet known to Stripe: the refund is still to be asked for, unless the bank refused this very one.
  const isRefused = facts.refunds.some(
    (refund) => refund.status === 'failed' && refund.attempt === purchase.attempt,
  )
  if (purchase.status === 'refunding' && purchase.stripe_refund_id === null && !isRefused) return 'refunding'
  if (purchase.status === 'late_paid') return 'late_paid'
  return returned > 0 ? 'partially_refunded' : 'paid'
}

function sum(facts: CheckoutFacts, status: 'pending' | 'succeeded'): number {
  return facts.refunds
    .filter((refund) => refund.status === status)
    .reduce((total, refund) => total + refund.amountMinor, 0)
}
