import type { PurchaseStatus } from '@stagedoor/contract'

export const purchaseWords: Record<PurchaseStatus, string> = {
  reserved: 'Holding a seat',
  open: 'At the checkout',
  processing: 'The bank is at it',
  paid: 'Paid',
  expired: 'Hold ended',
  canceled: 'Left by the buyer',
  failed: 'Failed',
  late_paid: 'Paid too late',
  refunding: 'Refund under way',
  refunded: 'Refunded',
  partially_refunded: 'Partly refunded',
  disputed: 'Disputed',
  chargeback_lost: 'Lost to a chargeback',
}

/** How long ago, short: `just now`, `12 s`, `4 min`, `3 h`, `9 days`. */
export function ago(date: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - date.getTime()) / 1_000)
  if (seconds < 5) return 'just now'
  if (seconds < 90) return `${seconds} s`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`
  return `${Math.round(seconds / 86_400)} days`
}

const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** `21 November 2026 at 14:32 UTC` */
export function dateOf(date: Date): string {
  return `${dates.format(date)} UTC`
}

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** `21 November 2026` */
export function dayOf(date: Date): string {
  return days.format(date)
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

export function numberWord(count: number): string {
  return numbers[count] ?? String(count)
}

export function milliseconds(ms: number): string {
  return ms < 10
    ? `${ms.toFixed(1)} ms`
    : ms < 1_000
      ? `${Math.round(ms)} ms`
      : `${(ms / 1_000).toFixed(1)} s`
}
