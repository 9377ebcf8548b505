import { expect, test } from 'vitest'
import { periodAfter } from '#flows/period.ts'

const at = (text: string) => Date.parse(`${text}T10:00:00Z`) / 1000
const every = (interval: 'day' | 'week' | 'month' | 'year', interval_count = 1) => ({
  interval,
  interval_count,
  meter: null,
  trial_period_days: null,
  usage_type: 'licensed' as const,
})

test('months keep the day they began on, as far as the month has it', () => {
  const anchor = at('2026-01-31')
  const february = periodAfter(every('month'), anchor, anchor)
  expect(february).toBe(at('2026-02-28'))
  const march = periodAfter(every('month'), february, anchor)
  expect(march).toBe(at('2026-03-31'))
  expect(periodAfter(every('month'), march, anchor)).toBe(at('2026-04-30'))
})

test('years, weeks and days', () => {
  const leap = at('2028-02-29')
  expect(periodAfter(every('year'), leap, leap)).toBe(at('2029-02-28'))
  expect(periodAfter(every('week', 2), leap, leap)).toBe(at('2028-03-14'))
  expect(periodAfter(every('day', 3), leap, leap)).toBe(at('2028-03-03'))
})
