import type { Money } from '@stagedoor/contract'
import { formatPrice } from '@stagedoor/words/format'

type Offer = { fromPrice: Money | null; hasFreePass: boolean }

/** What getting in costs, at the end of a line: `free`, `from €5`, or nothing when nothing is on sale. */
export function offerWords({ fromPrice, hasFreePass }: Offer): string | null {
  if (hasFreePass) return 'free'
  return fromPrice ? `from ${formatPrice(fromPrice)}` : null
}

/** The same on a button that leads to something live. */
export function watchWords(offer: Offer): string {
  const words = offerWords(offer)
  return words ? `Watch ${words}` : 'Watch'
}
