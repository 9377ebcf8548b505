import type { Output, Purchase, PurchaseStatus } from '@stagedoor/contract'
import { describe, expect, test } from 'vitest'
import { declineWords } from './decline-words.ts'
import { firstStep, stepAfter, stepOf } from './first-step.ts'

type Offer = Output<'GET /checkout/:passId'>

function makePurchase(status: PurchaseStatus, clientSecret: string | null = null): Purchase {
  return {
    id: 'u1',
    passId: 'p1',
    status,
    amount: { amountMinor: 500, currency: 'eur' },
    holdExpiresAt: null,
    clientSecret,
    grant: null,
    createdAt: '2026-11-20T18:00:00Z',
  }
}

function makeOffer(pass: Partial<Offer['pass']> = {}, rest: Partial<Offer> = {}): Offer {
  return {
    pass: {
      id: 'p1',
      slug: 'one-night',
      name: 'One night',
      description: '',
      perks: [],
      billing: 'one_time',
      price: { amountMinor: 500, currency: 'eur' },
      accessDays: null,
      salesCloseAt: null,
      capacity: 10,
      seatsLeft: 3,
      availability: 'on_sale',
      experienceNames: [],
      ...pass,
    },
    space: {
      id: 's1',
      slug: 'low-tide',
      name: 'Low Tide',
      brandColor: '#0f6e6e',
      coverUrl: null,
      coverSrcset: null,
      creatorName: 'Maren',
      creatorUsername: null,
    },
    openPurchase: null,
    ownedGrant: null,
    ...rest,
  }
}

const guest = { isSignedIn: false, hasPayments: true }
const member = { isSignedIn: true, hasPayments: true }

describe('the first step of a checkout', () => {
  test('asks a guest for the address, and opens the payment for who is known', () => {
    expect(firstStep(makeOffer(), guest)).toEqual({ at: 'email' })
    expect(firstStep(makeOffer(), member)).toEqual({ at: 'opening' })
  })

  test('never takes a free pass without a press', () => {
    expect(firstStep(makeOffer({ price: null, billing: 'free' }), member)).toEqual({ at: 'free' })
  })

  test('says that there is nothing to buy, but lets a holder of the last seat go on', () => {
    const soldOut = { availability: 'sold_out' } as const
    expect(firstStep(makeOffer(soldOut), guest)).toEqual({ at: 'closed', why: 'sold-out' })
    expect(firstStep(makeOffer(soldOut, { openPurchase: makePurchase('open') }), member)).toEqual({
      at: 'opening',
    })
    expect(firstStep(makeOffer({ availability: 'sales_closed' }), guest)).toEqual({
      at: 'closed',
      why: 'sales-closed',
    })
  })

  test('says when it cannot take money, and still gives free passes', () => {
    expect(firstStep(makeOffer(), { ...member, hasPayments: false })).toEqual({
      at: 'closed',
      why: 'no-payments',
    })
    expect(firstStep(makeOffer({ price: null }), { ...member, hasPayments: false })).toEqual({ at: 'free' })
  })

  test('does not sell a pass twice, nor while its payment is on the way', () => {
    const grant = {
      id: 'g',
      status: 'active',
      seatNumber: 1,
      startsAt: '2026-11-20T18:00:00Z',
      accessUntil: null,
    } as const
    expect(firstStep(makeOffer({}, { ownedGrant: grant }), member)).toEqual({ at: 'owned' })
    expect(firstStep(makeOffer({}, { openPurchase: makePurchase('processing') }), member)).toEqual({
      at: 'done',
      purchaseId: 'u1',
    })
  })
})

describe('what a purchase leads to', () => {
  test('a card form while it is open', () => {
    expect(stepOf(makePurchase('open', 'cs_secret'), true)).toMatchObject({
      at: 'pay',
      clientSecret: 'cs_secret',
      isResumed: true,
    })
    expect(stepOf(makePurchase('open'), false)).toMatchObject({ at: 'stuck' })
  })

  test.each(['paid', 'processing', 'late_paid', 'refunded'] as const)('its own page when %s', (status) => {
    expect(stepOf(makePurchase(status), false)).toEqual({ at: 'done', purchaseId: 'u1' })
  })

  test('another try when it ended without money', () => {
    expect(stepOf(makePurchase('expired'), false)).toEqual({ at: 'expired' })
    expect(stepOf(makePurchase('canceled'), false)).toMatchObject({ at: 'stuck' })
  })
})

describe('what a refusal leads to', () => {
  test.each([
    ['purchases/sold-out', 'closed'],
    ['purchases/already-owned', 'owned'],
    ['unauthenticated', 'email'],
    ['vendor-unavailable', 'stuck'],
  ] as const)('%s', (code, at) => {
    expect(stepAfter({ code, message: 'why' }).at).toBe(at)
  })
})

describe('a declined card', () => {
  const message = 'Your card has expired.'

  test('names the reason the bank gave', () => {
    expect(declineWords({ declineCode: 'insufficient_funds', message })).toContain('not enough on this card')
    expect(declineWords({ declineCode: null, message })).toBe(message)
  })

  test('says no more than the bank wants to be said', () => {
    const of = (declineCode: string) => declineWords({ declineCode, message })
    expect(of('stolen_card')).toBe(of('generic_decline'))
  })
})
