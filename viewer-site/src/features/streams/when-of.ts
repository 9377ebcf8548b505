import { formatTime, formatWeekday, formatZone } from '@stagedoor/words/format'

/** `Thursday 20:00 Berlin time`: told where it happens, because a cached page knows nobody's own zone. */
export function whenOf({ startsAt, timeZone }: { startsAt: string; timeZone: string }): string {
  return `${formatWeekday(startsAt, timeZone)} ${formatTime(startsAt, timeZone)} ${formatZone(timeZone)}`
}
