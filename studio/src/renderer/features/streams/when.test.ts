import { describe, expect, it } from 'vitest'
import { fromFields, sayBytes, sayDistance, sayLength, sayStart, toFields } from './when.ts'

const now = new Date('2026-11-20T19:18:00Z')
const berlin = 'Europe/Berlin'

describe('sayStart', () => {
  it('says tonight, today and tomorrow in the person’s own time', () => {
    expect(sayStart('2026-11-20T20:00:00Z', now, berlin)).toBe('Tonight 21:00')
    expect(sayStart('2026-11-20T12:00:00Z', now, berlin)).toBe('Today 13:00')
    expect(sayStart('2026-11-21T08:30:00Z', now, berlin)).toBe('Tomorrow 09:30')
    expect(sayStart('2026-11-27T19:00:00Z', now, berlin)).toBe('Friday 27 November, 20:00')
  })
})

describe('sayDistance', () => {
  it('is kind to what is late', () => {
    expect(sayDistance('2026-11-20T20:00:00Z', now)).toBe('in 42 minutes')
    expect(sayDistance('2026-11-20T19:00:00Z', now)).toBe('was to start 18 minutes ago')
    expect(sayDistance('2026-11-20T19:17:40Z', now)).toBe('now')
  })
})

describe('sayLength and sayBytes', () => {
  it('say what matters of a number', () => {
    expect([20, 48 * 60, 91 * 60, 64 * 60].map(sayLength)).toEqual(['1 min', '48 min', '1 h 31', '1 h 04'])
    expect([2_310_000_000, 640_400_000, 3100].map(sayBytes)).toEqual(['2.31 GB', '640 MB', '3 kB'])
  })
})

describe('the fields of a date', () => {
  it('give the instant back', () => {
    const instant = new Date(2026, 10, 27, 20, 5)
    const { date, time } = toFields(instant)
    expect([date, time]).toEqual(['2026-11-27', '20:05'])
    expect(fromFields(date, time)).toEqual(instant)
    expect(fromFields('', '20:00')).toBeUndefined()
  })
})
