import type { AccessPass } from '@stagedoor/contract'
import { expect, test } from 'vitest'
import { saySelling } from './selling.ts'

const now = new Date('2026-11-20T18:00:00Z')

function makePass(changes: Partial<AccessPass>): AccessPass {
  return {
    id: 'p',
    spaceId: 's',
    slug: 'one-night',
    name: 'One night',
    description: '',
    perks: [],
    billing: 'free',
    status: 'on_sale',
    accessDays: null,
    salesCloseAt: null,
    experienceIds: [],
    capacity: null,
    heldCount: 0,
    soldCount: 0,
    prices: [],
    createdAt: '2026-03-01T00:00:00Z',
    ...changes,
  }
}

test('a pass is on sale only while somebody can get it', () => {
  const say = (changes: Partial<AccessPass>) => saySelling(makePass(changes), now)
  expect(say({})).toBe('On sale')
  expect(say({ status: 'draft' })).toBe('Draft')
  expect(say({ status: 'closed' })).toBe('Closed')
  expect(say({ capacity: 40, soldCount: 39, heldCount: 1 })).toBe('Sold out')
  expect(say({ capacity: 40, soldCount: 39 })).toBe('On sale')
  expect(say({ salesCloseAt: '2026-12-01T23:59:59Z' })).toBe('On sale until 1 December')
  expect(say({ salesCloseAt: '2026-11-19T23:59:59Z' })).toBe('Sales closed on 19 November')
})
