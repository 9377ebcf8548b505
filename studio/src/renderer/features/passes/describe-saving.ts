import type { AccessPass, Experience } from '@stagedoor/contract'
import { formatDay, formatPrice } from '@stagedoor/words/format'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { countChanges, draftOf, toInput, type PassDraft } from './pass-draft.ts'

export type Consequence = { kind: 'plain' | 'gain' | 'lose'; text: string }

/** What saving does to whom, in sentences. */
export function describeSaving({
  draft,
  pass,
  experiences,
  now,
}: {
  draft: PassDraft
  pass: AccessPass
  experiences: Experience[]
  now: Date
}): Consequence[] {
  if (countChanges(draft, draftOf(pass, experiences)) === 0) return []
  const input = toInput(draft)
  return [
    ...sayPrice(input, pass),
    ...sayOpens(input, pass, experiences),
    ...saySupply(input, pass, now),
    ...sayStatus(input, pass),
    { kind: 'plain', text: studioPassesWords().saving.page },
  ]
}

type PassInput = ReturnType<typeof toInput>

function sayPrice({ price }: PassInput, pass: AccessPass): Consequence[] {
  const words = studioPassesWords().saving
  const before = pass.prices[0]?.price
  if (!price || !before || price.amountMinor === before.amountMinor) return []
  const said = [words.price(formatPrice(price), formatPrice(before))]
  if (pass.heldCount > 0) said.push(words.inCheckout(pass.heldCount))
  return [{ kind: 'plain', text: said.join(' ') }]
}

function sayOpens({ experienceIds }: PassInput, pass: AccessPass, experiences: Experience[]): Consequence[] {
  const words = studioPassesWords().saving
  const nameOf = (id: string): string =>
    experiences.find((each) => each.id === id)?.name ?? words.anExperience
  const opened = experienceIds.filter((id) => !pass.experienceIds.includes(id))
  const closed = pass.experienceIds.filter((id) => !experienceIds.includes(id))
  const said: Consequence[] = [
    ...opened.map((id) => ({ kind: 'gain' as const, text: words.opens(nameOf(id), pass.soldCount) })),
    ...closed.map((id) => ({ kind: 'lose' as const, text: words.closes(nameOf(id), pass.soldCount) })),
  ]
  if (closed.length > 0 && experienceIds.length === 0) said.push({ kind: 'lose', text: words.opensNothing })
  return said
}

function saySupply(input: PassInput, pass: AccessPass, now: Date): Consequence[] {
  const words = studioPassesWords().saving
  const said: string[] = []
  const { capacity, accessDays, salesCloseAt } = input
  if (capacity !== pass.capacity) {
    const left = capacity === null ? null : Math.max(0, capacity - pass.soldCount - pass.heldCount)
    said.push(left === null ? words.noLimit : words.canBeSold(left))
  }
  if (accessDays !== pass.accessDays) {
    said.push(
      accessDays === null ? words.accessWithoutEnd(pass.soldCount) : words.access(accessDays, pass.soldCount),
    )
  }
  if (input.salesCloseAt?.slice(0, 10) !== pass.salesCloseAt?.slice(0, 10)) {
    said.push(salesCloseAt === null ? words.closesNever : words.closesOn(formatDay(salesCloseAt, 'UTC', now)))
  }
  return said.map((text) => ({ kind: 'plain', text }))
}

function sayStatus({ status, slug }: PassInput, pass: AccessPass): Consequence[] {
  const words = studioPassesWords().saving
  const said: Consequence[] = []
  if (slug !== pass.slug) said.push({ kind: 'lose', text: words.oldAddress })
  if (status !== pass.status) {
    said.push(
      status === 'on_sale'
        ? { kind: 'gain', text: words.onSale }
        : { kind: 'lose', text: words.notOnSale(pass.soldCount) },
    )
  }
  return said
}
