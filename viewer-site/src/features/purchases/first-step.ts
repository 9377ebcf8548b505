import type { ErrorCode, Output, Purchase } from '@stagedoor/contract'
import { checkoutWords } from '@stagedoor/words/checkout'

type Offer = Output<'GET /checkout/:passId'>

/** Where a checkout stands. Finished steps collapse to a line; exactly one is open. */
export type Step =
  | { at: 'email' }
  | { at: 'code'; email: string }
  /** Holding a seat and opening the payment. */
  | { at: 'opening' }
  | { at: 'free' }
  | { at: 'pay'; purchase: Purchase; clientSecret: string; isResumed: boolean }
  /** The hold ran out; nothing was charged. */
  | { at: 'expired' }
  | { at: 'closed'; why: 'sold-out' | 'sales-closed' | 'no-payments' }
  | { at: 'owned' }
  /** Something did not answer; trying again is safe. */
  | { at: 'stuck'; message: string }
  /** Paid, free, or being paid: its own page takes over. */
  | { at: 'done'; purchaseId: string }

/** The step to begin with, for whoever opens the page. */
export function firstStep(
  { pass, openPurchase, ownedGrant }: Offer,
  { isSignedIn, hasPayments }: { isSignedIn: boolean; hasPayments: boolean },
): Step {
  if (ownedGrant) return { at: 'owned' }
  if (openPurchase?.status === 'processing') return { at: 'done', purchaseId: openPurchase.id }
  // Who holds the last seat already goes on paying for it.
  if (!openPurchase && pass.availability === 'sold_out') return { at: 'closed', why: 'sold-out' }
  if (!openPurchase && (pass.availability === 'sales_closed' || pass.availability === 'not_on_sale'))
    return { at: 'closed', why: 'sales-closed' }
  if (pass.price && !hasPayments) return { at: 'closed', why: 'no-payments' }
  if (!isSignedIn) return { at: 'email' }
  return pass.price ? { at: 'opening' } : { at: 'free' }
}

/** The step after the server gave a purchase. */
export function stepOf(purchase: Purchase, isResumed: boolean): Step {
  switch (purchase.status) {
    case 'open':
      return purchase.clientSecret
        ? { at: 'pay', purchase, clientSecret: purchase.clientSecret, isResumed }
        : { at: 'stuck', message: checkoutWords().stillOpening }
    case 'reserved':
      return { at: 'stuck', message: checkoutWords().stillOpening }
    case 'processing':
    case 'paid':
    case 'late_paid':
    case 'partially_refunded':
    case 'disputed':
    case 'refunding':
    case 'refunded':
    case 'chargeback_lost':
      return { at: 'done', purchaseId: purchase.id }
    case 'expired':
      return { at: 'expired' }
    case 'canceled':
    case 'failed':
      return { at: 'stuck', message: checkoutWords().notCompleted }
    default:
      return purchase.status satisfies never
  }
}

/** The step after the server refused. */
export function stepAfter(refusal: { code: ErrorCode; message: string }): Step {
  switch (refusal.code) {
    case 'purchases/sold-out':
      return { at: 'closed', why: 'sold-out' }
    case 'purchases/sales-closed':
      return { at: 'closed', why: 'sales-closed' }
    case 'purchases/already-owned':
      return { at: 'owned' }
    case 'unauthenticated':
      return { at: 'email' }
    default:
      return { at: 'stuck', message: refusal.message }
  }
}

/** Epoch ms until which the seat is held; null when nothing is. */
export function heldUntilOf({ purchase: { holdExpiresAt } }: Extract<Step, { at: 'pay' }>): number | null {
  return holdExpiresAt === null ? null : new Date(holdExpiresAt).getTime()
}
