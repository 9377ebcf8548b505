import type { Price } from '#core/objects.ts'

/**
 * The end of the period that starts at `start`. Months keep the anchor's day where they have it: from
 * 31 January to 28 February to 31 March.
 */
export function periodAfter(recurring: Price['recurring'], start: number, anchor: number): number {
  const { interval, interval_count: count } = recurring ?? { interval: 'month', interval_count: 1 }
  switch (interval) {
    case 'day':
      return start + count * 86_400
    case 'week':
      return start + count * 7 * 86_400
    case 'month':
      return addMonths(start, count, anchor)
    case 'year':
      return addMonths(start, count * 12, anchor)
  }
}

function addMonths(start: number, months: number, anchor: number): number {
  const date = new Date(start * 1000)
  const day = new Date(anchor * 1000).getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return Math.floor(date.getTime() / 1000)
}
