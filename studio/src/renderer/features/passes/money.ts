import type { Money } from '@stagedoor/contract'

/** Studios sell in euros so far; the contract knows more. */
export const studioCurrency = 'eur'

/** What is typed as a price: `12`, `12.5`, `12,50`. Undefined when it is none. */
export function parsePrice(text: string): Money | undefined {
  const match = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return { amountMinor: cents, currency: studioCurrency }
}

export function priceText(price: Money | undefined): string {
  return price ? (price.amountMinor / 100).toFixed(2) : ''
}

/** A whole number of at least one; undefined when it is none. */
export function parseCount(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text.trim()) : undefined
}
