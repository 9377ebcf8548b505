/** Money, time and numbers as the locale writes them. The clock and the time zone are arguments. */
import { locale } from './locale.ts'
import { plural } from './plural.ts'
import { timeWords } from './time.ts'

export type MoneyLike = { amountMinor: number; currency: string }

/** Currencies without minor units among those we sell in; from the contract, not from `Intl`, which differs. */
const zeroDecimalCurrencies = new Set(['jpy'])

/** The exact amount, as on a pay button or a receipt: `€5.00`. */
export function formatMoney(money: MoneyLike): string {
  return moneyFormat(money.currency, decimalsOf(money.currency)).format(toMajor(money))
}

/** The amount as on a ticket, without zeros that say nothing: `€5`, `€4.50`. */
export function formatPrice(money: MoneyLike): string {
  const decimals = decimalsOf(money.currency)
  const isWhole = money.amountMinor % 10 ** decimals === 0
  return moneyFormat(money.currency, isWhole ? 0 : decimals).format(toMajor(money))
}

/** What a stretch of time is called on a price: `€12 / month`. */
export function formatBilling(billing: 'free' | 'one_time' | 'monthly' | 'yearly'): string {
  switch (billing) {
    case 'free':
    case 'one_time':
      return ''
    case 'monthly':
      return timeWords().perMonth
    case 'yearly':
      return timeWords().perYear
    default:
      return billing satisfies never
  }
}

/** `Thursday 27 November`, `Thursday, November 27`; the year is added when it is not the one of `now`. */
export function formatDate(instant: string | Date, timeZone: string, now: Date): string {
  return writeDate(instant, timeZone, now, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** `27 November`, `November 27`; the year is added when it is not the one of `now`. */
export function formatDay(instant: string | Date, timeZone: string, now: Date): string {
  return writeDate(instant, timeZone, now, { day: 'numeric', month: 'long' })
}

/** `Thursday`. */
export function formatWeekday(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone, weekday: 'long' }).format(new Date(instant))
}

/** `20:00`, `8:00 PM`. */
export function formatTime(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone, timeStyle: 'short' }).format(new Date(instant))
}

/** `Nov` and `27`, for the date column of a list. */
export function formatDateTile(instant: string | Date, timeZone: string): { month: string; day: string } {
  const parts = new Intl.DateTimeFormat(locale(), { timeZone, day: 'numeric', month: 'short' }).formatToParts(
    new Date(instant),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return { month: of('month'), day: of('day') }
}

/** What to call a time zone after a time: `Berlin time`, `New York time`, `UTC`. */
export function formatZone(timeZone: string): string {
  const place = timeZone.split('/').at(-1) ?? timeZone
  const isOffset = timeZone === 'UTC' || timeZone.startsWith('Etc/') || !timeZone.includes('/')
  return isOffset ? place : timeWords().zone(place.replaceAll('_', ' '))
}

/** The distance to `now` in words: `in 3 days`, `2 hours ago`, `just now`. */
export function formatRelative(instant: string | Date, now: Date): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000
  const steps = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['week', 604_800],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const
  for (const [unit, size] of steps) {
    const count = Math.trunc(seconds / size)
    if (count !== 0) return new Intl.RelativeTimeFormat(locale(), { numeric: 'always' }).format(count, unit)
  }
  return seconds > 5 ? timeWords().soon : timeWords().justNow
}

/** A clock of a length: `1:31:07`, `58:40`, `0:07`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** The same for ears: `1 hour 31 minutes 7 seconds`. */
export function speakDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const words = timeWords()
  const parts = [
    [Math.floor(whole / 3600), words.hours],
    [Math.floor((whole % 3600) / 60), words.minutes],
    [whole % 60, words.seconds],
  ] as const
  const spoken = parts.filter(([count]) => count > 0).map(([count, unit]) => plural(count, unit))
  return spoken.length > 0 ? spoken.join(' ') : plural(0, words.seconds)
}

/** Time left on a clock that counts down; never below `0:00`. Half seconds round up, so 10:00 shows first. */
export function formatCountdown(ms: number): string {
  return formatDuration(Math.ceil(Math.max(0, ms) / 1000))
}

/** `a`, `a and b`, `a, b and c`. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { style: 'long', type: 'conjunction' }).format(items)
}

function moneyFormat(currency: string, decimals: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

function decimalsOf(currency: string): number {
  return zeroDecimalCurrencies.has(currency) ? 0 : 2
}

function toMajor({ amountMinor, currency }: MoneyLike): number {
  return amountMinor / 10 ** decimalsOf(currency)
}

function writeDate(
  instant: string | Date,
  timeZone: string,
  now: Date,
  options: Intl.DateTimeFormatOptions,
): string {
  const date = new Date(instant)
  const yearOf = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' })
  const isOtherYear = yearOf.format(date) !== yearOf.format(now)
  const format = new Intl.DateTimeFormat(locale(), {
    timeZone,
    ...options,
    ...(isOtherYear ? { year: 'numeric' } : {}),
  })
  // British dates go without the comma that Unicode's data has gained and lost.
  return locale() === 'en-GB' ? format.format(date).replace(',', '') : format.format(date)
}
