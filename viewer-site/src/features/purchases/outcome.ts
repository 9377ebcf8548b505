import type { PurchaseStatus } from '@stagedoor/contract'

/** What the page after paying says. */
export type Outcome =
  | { kind: 'in' }
  /** Not known yet: ask again. */
  | { kind: 'waiting' }
  | { kind: 'not'; why: 'unpaid' | 'refunded' | 'disputed' }

export function outcomeOf(status: PurchaseStatus): Outcome {
  switch (status) {
    case 'paid':
    case 'late_paid':
    case 'partially_refunded':
      return { kind: 'in' }
    case 'reserved':
    case 'open':
    case 'processing':
      return { kind: 'waiting' }
    case 'expired':
    case 'canceled':
    case 'failed':
      return { kind: 'not', why: 'unpaid' }
    case 'refunding':
    case 'refunded':
      return { kind: 'not', why: 'refunded' }
    case 'disputed':
    case 'chargeback_lost':
      return { kind: 'not', why: 'disputed' }
    default:
      return status satisfies never
  }
}
