import type { Stream } from '@stagedoor/contract'
import { formatDate, formatRelative, formatTime } from '@stagedoor/words/format'
import { locale } from '@stagedoor/words/locale'
import { formatNumber } from '@stagedoor/words/plural'
import { studioTimeWords } from '@stagedoor/words/studio-time'

export const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** `Tonight 21:00`, `Tomorrow 9:30`, `Thursday 27 November, 20:00`. */
export function sayStart(startsAt: string, now: Date, timeZone = ownTimeZone): string {
  const words = studioTimeWords()
  const time = formatTime(startsAt, timeZone)
  const day = formatDate(startsAt, timeZone, now)
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000)
  if (day === formatDate(now, timeZone, now)) {
    return hourOf(startsAt, timeZone) >= 18 ? words.tonight(time) : words.today(time)
  }
  if (day === formatDate(tomorrow, timeZone, now)) return words.tomorrow(time)
  return words.onDay(day, time)
}

function hourOf(instant: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' })
  return Number(format.format(new Date(instant)))
}

/** How far a start is away; what should have begun is late, in words that blame nobody. */
export function sayDistance(startsAt: string, now: Date): string {
  const aheadMs = Date.parse(startsAt) - now.getTime()
  if (Math.abs(aheadMs) < 60_000) return studioTimeWords().now
  const distance = formatRelative(startsAt, now)
  return aheadMs < 0 ? studioTimeWords().late(distance) : distance
}

/** `48 min`, `1 h 31`. */
export function sayLength(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  if (minutes < 60) return studioTimeWords().minutes(minutes)
  return studioTimeWords().hours(Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'))
}

export function lengthSeconds({ startedAt, endedAt }: Pick<Stream, 'startedAt' | 'endedAt'>): number {
  if (!startedAt || !endedAt) return 0
  return (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
}

/** `2.2 GB`, `640 MB`, `3 kB`. */
export function sayBytes(bytes: number): string {
  const words = studioTimeWords()
  if (bytes >= 1e9) return words.gigabytes(formatDecimal(bytes / 1e9))
  if (bytes >= 1e6) return words.megabytes(formatNumber(Math.round(bytes / 1e6)))
  return words.kilobytes(formatNumber(Math.round(bytes / 1e3)))
}

function formatDecimal(value: number): string {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
}

/** The value of a date and a time field for an instant, in the person's own time zone. */
export function toFields(instant: Date): { date: string; time: string } {
  const two = (value: number): string => String(value).padStart(2, '0')
  return {
    date: `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`,
    time: `${two(instant.getHours())}:${two(instant.getMinutes())}`,
  }
}

/** And back; undefined while a field is empty. */
export function fromFields(date: string, time: string): Date | undefined {
  const instant = new Date(`${date}T${time}`)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}
