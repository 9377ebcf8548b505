import { adminPurchasesWords } from '@stagedoor/words/admin-purchases'
import type { PurchaseLine } from './list-purchases.ts'

type Standing = Pick<PurchaseLine, 'status' | 'failure'>

/** A purchase's state in words. */
export function purchaseState({ status, failure }: Standing): string {
  const words = adminPurchasesWords()
  return failure && status === 'paid' ? words.refundFailed : words.statuses[status]
}

/** How much it concerns an operator, as the class that colours it. */
export function purchaseTone({ status, failure }: Standing): 'bad' | 'warn' | '' {
  if (status === 'late_paid' || status === 'chargeback_lost') return 'bad'
  return status === 'disputed' || status === 'refunding' || failure ? 'warn' : ''
}
