import { afterEach, describe, expect, test } from 'vitest'
import {
  formatBilling,
  formatCountdown,
  formatDate,
  formatDateTile,
  formatDay,
  formatDuration,
  formatList,
  formatMoney,
  formatPrice,
  formatRelative,
  formatTime,
  formatZone,
  speakDuration,
} from './format.ts'
import { findLocaleBy } from './locale.ts'
import { formatShort, plural } from './plural.ts'

const now = new Date('2026-11-20T18:00:00Z')

describe('money', () => {
  test('shows the exact amount where something is paid', () => {
    expect(formatMoney({ amountMinor: 500, currency: 'eur' })).toBe('€5.00')
    expect(formatMoney({ amountMinor: 1234567, currency: 'usd' })).toBe('US$12,345.67')
  })

  test('drops zeros that say nothing where something is offered', () => {
    expect(formatPrice({ amountMinor: 500, currency: 'eur' })).toBe('€5')
    expect(formatPrice({ amountMinor: 450, currency: 'eur' })).toBe('€4.50')
    expect(formatPrice({ amountMinor: 405, currency: 'gbp' })).toBe('£4.05')
  })

  test('knows that yen have no minor unit', () => {
    expect(formatMoney({ amountMinor: 500, currency: 'jpy' })).toBe('JP¥500')
    expect(formatPrice({ amountMinor: 500, currency: 'jpy' })).toBe('JP¥500')
  })

  test('says what repeats', () => {
    expect((['free', 'one_time', 'monthly', 'yearly'] as const).map(formatBilling)).toEqual([
      '',
      '',
      ' / month',
      ' / year',
    ])
  })
})

describe('dates', () => {
  test('are told in the given zone', () => {
    expect(formatDate('2026-11-27T19:00:00Z', 'Europe/Berlin', now)).toBe('Friday 27 November')
    expect(formatTime('2026-11-27T19:00:00Z', 'Europe/Berlin')).toBe('20:00')
    expect(formatDay('2026-11-27T23:30:00Z', 'Europe/Berlin', now)).toBe('28 November')
    expect(formatTime('2026-11-27T23:30:00Z', 'Europe/Berlin')).toBe('00:30')
    expect(formatDateTile('2026-11-27T23:30:00Z', 'America/New_York')).toEqual({ month: 'Nov', day: '27' })
  })

  test('carry the year only when it is another one', () => {
    expect(formatDate('2027-01-02T12:00:00Z', 'UTC', now)).toBe('Saturday 2 January 2027')
    expect(formatDay('2025-12-31T12:00:00Z', 'UTC', now)).toBe('31 December 2025')
  })

  test('name the zone by its city', () => {
    expect(formatZone('Europe/Berlin')).toBe('Berlin time')
    expect(formatZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time')
    expect(formatZone('UTC')).toBe('UTC')
    expect(formatZone('Etc/GMT+3')).toBe('GMT+3')
  })

  test('are told by their distance', () => {
    const at = (ms: number) => formatRelative(new Date(now.getTime() + ms), now)
    expect(at(3 * 86_400_000)).toBe('in 3 days')
    expect(at(-2 * 3_600_000 - 1)).toBe('2 hours ago')
    expect(at(60_000)).toBe('in 1 minute')
    expect(at(30_000)).toBe('in a moment')
    expect(at(-30_000)).toBe('just now')
    expect(at(-400 * 86_400_000)).toBe('1 year ago')
  })
})

describe('lengths', () => {
  test('are a clock', () => {
    expect([5467, 3520, 7, 0, -3].map(formatDuration)).toEqual(['1:31:07', '58:40', '0:07', '0:00', '0:00'])
  })

  test('are words for ears', () => {
    expect(speakDuration(5467)).toBe('1 hour 31 minutes 7 seconds')
    expect(speakDuration(61)).toBe('1 minute 1 second')
    expect(speakDuration(0)).toBe('0 seconds')
  })

  test('count down from the full second and stop at nothing', () => {
    expect([581_000, 580_400, 999, 0, -1].map(formatCountdown)).toEqual([
      '9:41',
      '9:41',
      '0:01',
      '0:00',
      '0:00',
    ])
  })
})

describe('counts and lists', () => {
  test('have their singular', () => {
    const seats = { one: 'seat', other: 'seats' }
    expect(plural(1, seats)).toBe('1 seat')
    expect(plural(1204, seats)).toBe('1,204 seats')
    expect(plural(2, { one: 'person', other: 'people' })).toBe('2 people')
  })

  test('are cut where they would not fit', () => {
    expect([0, 812, 10_412].map(formatShort)).toEqual(['0', '812', '10.4k'])
  })

  test('end with and', () => {
    expect(formatList(['a', 'b', 'c'])).toBe('a, b and c')
  })
})

describe('elsewhere', () => {
  afterEach(() => findLocaleBy(() => undefined))

  test('an American reads American dates, clocks and money', () => {
    findLocaleBy(() => 'en-US')
    expect(formatDate('2026-11-27T19:00:00Z', 'Europe/Berlin', now)).toBe('Friday, November 27')
    expect(formatDate('2027-01-02T12:00:00Z', 'UTC', now)).toBe('Saturday, January 2, 2027')
    expect(formatTime('2026-11-27T19:00:00Z', 'America/New_York')).toMatch(/^2:00\sPM$/)
    expect(formatMoney({ amountMinor: 500, currency: 'usd' })).toBe('$5.00')
  })
})
