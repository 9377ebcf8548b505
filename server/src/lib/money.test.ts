import { expect, test } from 'vitest'
import { formatMoney } from './money.ts'

test('amounts are written with the digits of their currency', () => {
  expect(formatMoney({ amountMinor: 500, currency: 'eur' })).toBe('€5.00')
  expect(formatMoney({ amountMinor: 129_900, currency: 'usd' })).toBe('$1,299.00')
  expect(formatMoney({ amountMinor: 800, currency: 'jpy' })).toBe('¥800')
})

test('an amount below one is not rounded away', () => {
  expect(formatMoney({ amountMinor: 5, currency: 'gbp' })).toBe('£0.05')
})
