import { formatNumber } from '../plural.ts'

/** A stream or a replay in a list, and what getting in costs. */
export const streamCards = {
  liveNow: (watching: number) =>
    watching > 0 ? `Live now · ${formatNumber(watching)} watching` : 'Live now',
  live: (watching: number) => (watching > 0 ? `Live, ${formatNumber(watching)} watching` : 'Live'),
  addToCalendar: 'Add to calendar',
  addToCalendarNamed: (title: string) => `Add to calendar: ${title}`,
  free: 'free',
  from: (price: string) => `from ${price}`,
  watch: 'Watch',
  watchFor: (offer: string) => `Watch ${offer}`,
  more: (count: string) => `${count} more`,
}
