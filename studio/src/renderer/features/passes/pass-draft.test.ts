import type { AccessPass, Experience } from '@stagedoor/contract'
import { describe, expect, it } from 'vitest'
import { describeSaving } from './describe-saving.ts'
import { countChanges, draftOf, toInput, toTicket, type PassDraft } from './pass-draft.ts'

const sessions = makeExperience('0198f1f0-0000-7000-8000-00000000000a', 'Night Sessions')
const workshops = makeExperience('0198f1f0-0000-7000-8000-00000000000b', 'Workshop evenings')
const experiences = [sessions, workshops]

function makeExperience(id: string, name: string): Experience {
  return { id, spaceId: 's', name, description: '', createdAt: '2026-03-01T00:00:00Z' }
}

function makePass(overrides: Partial<AccessPass> = {}): AccessPass {
  return {
    id: 'p',
    spaceId: 's',
    slug: 'season-ticket',
    name: 'Season ticket',
    description: '',
    perks: [],
    billing: 'one_time',
    status: 'on_sale',
    accessDays: null,
    salesCloseAt: null,
    experienceIds: [sessions.id],
    capacity: 150,
    heldCount: 3,
    soldCount: 122,
    prices: [
      {
        id: 'v1',
        version: 1,
        price: { amountMinor: 1100, currency: 'eur' },
        createdAt: '2026-10-01T00:00:00Z',
        holderCount: 122,
      },
    ],
    createdAt: '2026-03-01T00:00:00Z',
    ...overrides,
  }
}

const say = (draft: PassDraft, pass: AccessPass) =>
  describeSaving({ draft, pass, experiences, now: new Date('2026-11-20T18:00:00Z') })

describe('a pass in the editor', () => {
  it('is unchanged until something is', () => {
    const pass = makePass()
    const saved = draftOf(pass, experiences)
    expect(countChanges(saved, saved)).toBe(0)
    expect(say(saved, pass)).toEqual([])
    expect(countChanges({ ...saved, price: '11,00' }, saved)).toBe(0)
    expect(countChanges({ ...saved, price: '12', name: 'Season' }, saved)).toBe(2)
  })

  it('says who gains, who loses and who pays what before it is saved', () => {
    const pass = makePass()
    const draft = { ...draftOf(pass, experiences), price: '12', experienceIds: [workshops.id], seats: '160' }
    expect(say(draft, pass)).toEqual([
      {
        kind: 'plain',
        text: 'New buyers pay €12 instead of €11. 3 people in checkout now pay what they saw.',
      },
      { kind: 'gain', text: 'Workshop evenings opens for 122 holders.' },
      { kind: 'lose', text: 'Night Sessions closes for 122 holders.' },
      { kind: 'plain', text: '35 seats can be sold from then on.' },
      { kind: 'plain', text: 'The public page follows within a minute.' },
    ])
  })

  it('says what changes for new buyers alone, and what breaks', () => {
    const pass = makePass()
    const draft = {
      ...draftOf(pass, experiences),
      slug: 'season',
      accessDays: '14',
      salesCloseDay: '2026-12-04',
      experienceIds: [],
      status: 'closed' as const,
    }
    expect(say(draft, pass).map(({ text }) => text)).toEqual([
      'Night Sessions closes for 122 holders.',
      'The pass opens nothing then.',
      'New buyers have access for 14 days. 122 holders keep what they bought.',
      'Nobody new can get it after 4 December.',
      'Links to the old address lead nowhere.',
      'Nobody new can get it. 122 holders keep theirs.',
      'The public page follows within a minute.',
    ])
  })

  it('makes an address of the name and leaves out empty lines', () => {
    const draft = {
      ...draftOf(undefined, experiences),
      name: 'One evening',
      price: '5',
      perks: [' Chat ', ''],
    }
    expect(toInput(draft)).toMatchObject({
      slug: 'one-evening',
      perks: ['Chat'],
      price: { amountMinor: 500, currency: 'eur' },
      capacity: null,
      experienceIds: [sessions.id],
    })
  })

  it('is a ticket as a guest sees it', () => {
    const pass = makePass()
    expect(toTicket(draftOf(pass, experiences), pass, experiences)).toMatchObject({
      seatsLeft: 25,
      availability: 'on_sale',
      experienceNames: ['Night Sessions'],
    })
    expect(toTicket({ ...draftOf(pass, experiences), price: '' }, pass, experiences).price).toMatchObject({
      amountMinor: 0,
    })
    const full = { ...draftOf(pass, experiences), seats: '125' }
    expect(toTicket(full, pass, experiences).availability).toBe('sold_out')
  })
})
