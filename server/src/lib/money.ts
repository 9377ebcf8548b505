import { currencyExponents, type Money } from '@stagedoor/contract'

/** An amount in words, e.g. `€5.00`; by Stripe's exponents, which `Intl` does not always share. */
export function formatMoney({ amountMinor, currency }: Money): string {
  const digits = currencyExponents[currency]
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amountMinor / 10 ** digits)
}
