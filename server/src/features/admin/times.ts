import { adminWords } from '@stagedoor/words/admin'
import { formatDay, formatTime } from '@stagedoor/words/format'
import { locale } from '@stagedoor/words/locale'
import { systemCheckWords } from '@stagedoor/words/system-check'

// Operators sit anywhere and read logs beside these pages, so every clock here is UTC.
const timeZone = 'UTC'

/** How long ago, short: `just now`, `12 s`, `4 min`, `3 h`, `9 days`. */
export function ago(date: Date, now: Date): string {
  const words = adminWords().ago
  const seconds = Math.round((now.getTime() - date.getTime()) / 1_000)
  if (seconds < 5) return words.justNow
  if (seconds < 90) return words.seconds(seconds)
  if (seconds < 90 * 60) return words.minutes(Math.round(seconds / 60))
  if (seconds < 48 * 3600) return words.hours(Math.round(seconds / 3600))
  return words.days(Math.round(seconds / 86_400))
}

/** `21 November at 14:32 UTC`, with the year when it is another one. */
export function instantOf(date: Date, now = new Date()): string {
  return adminWords().instant(dayOf(date, now), formatTime(date, timeZone))
}

/** `21 November`, with the year when it is another one. */
export function dayOf(date: Date, now = new Date()): string {
  return formatDay(date, timeZone, now)
}

/** `0.3 ms`, `25 ms`, `1.2 s`. */
export function durationOf(ms: number): string {
  const words = systemCheckWords()
  if (ms < 10) return words.milliseconds(ms.toFixed(1))
  return ms < 1_000
    ? words.milliseconds(String(Math.round(ms)))
    : words.seconds(String(Number((ms / 1_000).toFixed(1))))
}

/** `21 November, 14:32:10`, for what was measured just now. */
export function secondOf(date: Date): string {
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(date)
}
