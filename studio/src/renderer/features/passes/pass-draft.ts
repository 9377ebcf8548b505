import type { AccessPass, Experience } from '@stagedoor/contract'
import { type TicketPass } from '@stagedoor/ui'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { slugOf } from '../spaces/slug-of.ts'
import { parseCount, parsePrice, priceText, studioCurrency } from './money.ts'

/** The editor's fields as they are typed. */
export type PassDraft = {
  name: string
  slug: string
  description: string
  perks: string[]
  billing: 'free' | 'one_time'
  price: string
  seats: string
  accessDays: string
  salesCloseDay: string
  experienceIds: string[]
  status: AccessPass['status']
}

export function draftOf(pass: AccessPass | undefined, experiences: Experience[]): PassDraft {
  return {
    name: pass?.name ?? '',
    slug: pass?.slug ?? '',
    description: pass?.description ?? '',
    perks: pass?.perks ?? [],
    billing: pass?.billing === 'free' ? 'free' : 'one_time',
    price: priceText(pass?.prices[0]?.price),
    seats: pass?.capacity?.toString() ?? '',
    accessDays: pass?.accessDays?.toString() ?? '',
    salesCloseDay: pass?.salesCloseAt?.slice(0, 10) ?? '',
    experienceIds: pass?.experienceIds ?? experiences.slice(0, 1).map(({ id }) => id),
    status: pass?.status ?? 'on_sale',
  }
}

/** What the server is told of a draft. A day is sold to its end. */
export function toInput(draft: PassDraft) {
  return {
    name: draft.name,
    slug: draft.slug || slugOf(draft.name) || 'pass',
    description: draft.description,
    perks: draft.perks.map((perk) => perk.trim()).filter(Boolean),
    price: draft.billing === 'free' ? null : (parsePrice(draft.price) ?? null),
    capacity: parseCount(draft.seats) ?? null,
    accessDays: parseCount(draft.accessDays) ?? null,
    salesCloseAt: draft.salesCloseDay ? `${draft.salesCloseDay}T23:59:59Z` : null,
    experienceIds: draft.experienceIds,
    status: draft.status,
  }
}

/** Only what differs from what is saved: somebody else may be changing the rest. */
export function toChanges(draft: PassDraft, saved: PassDraft): Partial<ReturnType<typeof toInput>> {
  const before: Record<string, unknown> = toInput(saved)
  return Object.fromEntries(
    Object.entries(toInput(draft)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  )
}

export function countChanges(draft: PassDraft, saved: PassDraft): number {
  return Object.keys(toChanges(draft, saved)).length
}

/** The draft as a ticket. */
export function toTicket(
  draft: PassDraft,
  pass: AccessPass | undefined,
  experiences: Experience[],
): TicketPass {
  const input = toInput(draft)
  const taken = (pass?.soldCount ?? 0) + (pass?.heldCount ?? 0)
  const left = input.capacity === null ? null : Math.max(0, input.capacity - taken)
  return {
    name: input.name || studioPassesWords().preview.unnamed,
    description: input.description,
    perks: input.perks,
    experienceNames: experiences.filter(({ id }) => input.experienceIds.includes(id)).map(({ name }) => name),
    billing: draft.billing,
    // Nothing typed yet is no gift: the ticket says €0 until there is a price.
    price: draft.billing === 'free' ? null : (input.price ?? { amountMinor: 0, currency: studioCurrency }),
    accessDays: input.accessDays,
    salesCloseAt: input.salesCloseAt,
    capacity: input.capacity,
    seatsLeft: left,
    availability: input.status === 'on_sale' ? (left === 0 ? 'sold_out' : 'on_sale') : 'not_on_sale',
  }
}
