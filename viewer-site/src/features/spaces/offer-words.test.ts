import { currencyExponents } from '@stagedoor/contract'
import { formatMoney } from '@stagedoor/words/format'
import { describe, expect, test } from 'vitest'
import { offerWords, watchLabel } from './offer-words.ts'

describe('what getting in costs', () => {
  const price = { amountMinor: 500, currency: 'eur' } as const

  test('is free as soon as one pass is', () => {
    expect(offerWords({ fromPrice: price, hasFreePass: true })).toBe('free')
    expect(watchLabel({ fromPrice: null, hasFreePass: true })).toBe('Watch free')
  })

  test('is the lowest price, or nothing when nothing is on sale', () => {
    expect(watchLabel({ fromPrice: price, hasFreePass: false })).toBe('Watch from €5')
    expect(offerWords({ fromPrice: null, hasFreePass: false })).toBeNull()
    expect(watchLabel({ fromPrice: null, hasFreePass: false })).toBe('Watch')
  })
})

test.each(Object.entries(currencyExponents))(
  '%s is shown with as many decimals as it is charged with',
  (currency, exponent) => {
    const [, decimals = ''] = /[.](\d+)$/.exec(formatMoney({ amountMinor: 12_345, currency })) ?? []
    expect(decimals).toHaveLength(exponent)
  },
)
