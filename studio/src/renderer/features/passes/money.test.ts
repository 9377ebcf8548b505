import { describe, expect, it } from 'vitest'
import { parseCount, parsePrice, priceText } from './money.ts'

describe('parsePrice', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12,50', 1250],
    [' 0.99 ', 99],
    ['4.05', 405],
  ])('reads %s', (text, amountMinor) => {
    expect(parsePrice(text)).toEqual({ amountMinor, currency: 'eur' })
  })

  it.each(['', '12.345', '-3', '€5', '1e3', 'free'])('reads no price in "%s"', (text) => {
    expect(parsePrice(text)).toBeUndefined()
  })

  it('writes what it reads', () => {
    expect(priceText(parsePrice('4,5'))).toBe('4.50')
  })
})

describe('parseCount', () => {
  it('reads whole numbers from one', () => {
    expect(parseCount('150')).toBe(150)
    for (const text of ['', '0', '1.5', '-2', 'many']) expect(parseCount(text)).toBeUndefined()
  })
})
