import type { PurchaseStatus } from '@stagedoor/contract'

/** What the page after paying says. */
export type Outcome =
  | { kind: 'in' }
  /** Not known yet: ask again. */
  | { kind: 'waiting' }
  | { kind: 'not'; title: string; text: string; canTryAgain: boolean }

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
      return {
        kind: 'not',
        title: 'Nothing was paid',
        text: 'The seat went back and nothing was charged. If one is still free, you can take it again.',
        canTryAgain: true,
      }
    case 'refunding':
    case 'refunded':
      return {
        kind: 'not',
        title: 'This was refunded',
        text: 'The money goes back to the card you paid with. Banks take three to five working days.',
        canTryAgain: false,
      }
    case 'disputed':
    case 'chargeback_lost':
      return {
        kind: 'not',
        title: 'Your bank is asking for this payment back',
        text: 'While it does, the pass is paused. Write to us if that was not you.',
        canTryAgain: false,
      }
    default:
      return status satisfies never
  }
}
