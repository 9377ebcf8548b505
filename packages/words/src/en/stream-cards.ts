/** A stream or a replay in a list, and what getting in costs. */
export const streamCards = {
  liveNow: (watching: string) => `Live now · ${watching} watching`,
  live: (watching: string) => `Live, ${watching} watching`,
  addToCalendar: 'Add to calendar',
  addToCalendarNamed: (title: string) => `Add to calendar: ${title}`,
  free: 'free',
  from: (price: string) => `from ${price}`,
  watch: 'Watch',
  watchFor: (offer: string) => `Watch ${offer}`,
  more: (count: string) => `${count} more`,
}
