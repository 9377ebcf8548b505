/** `Thursday`, where the stream was scheduled. */
export function weekdayOf(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' }).format(new Date(instant))
}
