import type { Money } from '@stagedoor/contract'
import { formatPrice } from '@stagedoor/words/format'
import { streamCardsWords } from '@stagedoor/words/stream-cards'

type Offer = { fromPrice: Money | null; hasFreePass: boolean }

/** What getting in costs, at the end of a line: `free`, `from €5`, or nothing when nothing is on sale. */
export function offerWords({ fromPrice, hasFreePass }: Offer): string | null {
  const words = streamCardsWords()
  if (hasFreePass) return words.free
  return fromPrice ? words.from(formatPrice(fromPrice)) : null
}

/** The same on a button that leads to something live. */
export function watchLabel(offer: Offer): string {
  const words = streamCardsWords()
  const price = offerWords(offer)
  return price ? words.watchFor(price) : words.watch
}
