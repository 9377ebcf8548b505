import { formatTime, formatZone } from '@stagedoor/ui'

/** `Thursday 20:00 Berlin time`: told where it happens, because a cached page knows nobody's own zone. */
export function whenOf({ startsAt, timeZone }: { startsAt: string; timeZone: string }): string {
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long' }).format(new Date(startsAt))
  return `${weekday} ${formatTime(startsAt, timeZone)} ${formatZone(timeZone)}`
}
