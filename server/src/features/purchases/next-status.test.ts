import type { PurchaseStatus } from '@stagedoor/contract'
import { describe, expect, it } from 'vitest'
import type { CheckoutFacts, RefundFacts } from '#integrations/stripe-facts.ts'
import { isLive, nextStatus } from './next-status.ts'

const statuses = [
  'reserved',
  'open',
  'processing',
  'paid',
  'expired',
  'canceled',
  'failed',
  'late_paid',
  'refunding',
  'refunded',
  'partially_refunded',
  'disputed',
  'chargeback_lost',
] satisfies PurchaseStatus[]

const price = 1000

function facts(overrides: Partial<CheckoutFacts> = {}): CheckoutFacts {
  return {
    sessionId: 'cs_1',
    clientSecret: null,
    status: 'complete',
    isPaid: true,
    hasFailed: false,
    amountMinor: price,
    currency: 'eur',
    purchaseId: 'p1',
    paymentIntentId: 'pi_1',
    chargeId: 'ch_1',
    refunds: [],
    dispute: null,
    ...overrides,
  }
}
function next(status: PurchaseStatus, given: CheckoutFacts, refundId: string | null = null): PurchaseStatus {
  return nextStatus({ status, amount_minor: price, attempt: 2, stripe_refund_id: refundId }, given)
}
const refund = (
  status: RefundFacts['status'],
  amountMinor = price,
  attempt: number | null = null,
): RefundFacts => ({
  id: 're_1',
  amountMinor,
  status,
  attempt,
})
const dispute = (status: 'open' | 'won' | 'lost', isInquiry = false) =>
  facts({ dispute: { id: 'du_1', amountMinor: price, status, isInquiry } })

describe('an unfinished purchase', () => {
  it('stays while its checkout is open', () => {
    expect(next('open', facts({ status: 'open', isPaid: false }))).toBe('open')
  })
  it('is paid when its checkout was paid, whatever it waited for', () => {
    for (const status of ['reserved', 'open', 'processing'] as const)
      expect(next(status, facts())).toBe('paid')
  })
  it('waits for the bank when the checkout is complete and not paid yet', () => {
    expect(next('open', facts({ isPaid: false }))).toBe('processing')
  })
  it('fails when the bank said no in the end', () => {
    expect(next('processing', facts({ isPaid: false, hasFailed: true }))).toBe('failed')
  })
  it('expires with its checkout', () => {
    expect(next('open', facts({ status: 'expired', isPaid: false }))).toBe('expired')
  })
})

describe('a finished purchase', () => {
  const finished = statuses.filter((status) => !isLive(status))
  it('never becomes unfinished again', () => {
    for (const status of finished)
      for (const given of [
        facts(),
        facts({ status: 'open', isPaid: false }),
        facts({ status: 'expired', isPaid: false }),
        facts({ isPaid: false }),
        facts({ isPaid: false, hasFailed: true }),
      ])
        expect(isLive(next(status, given))).toBe(false)
  })
  it('is not ended by an expired checkout', () => {
    for (const status of finished)
      expect(next(status, facts({ status: 'expired', isPaid: false }))).toBe(status)
  })
  it('that was given up and paid after all is told apart', () => {
    for (const status of ['expired', 'canceled', 'failed'] as const)
      expect(next(status, facts())).toBe('late_paid')
  })
})

describe('money that goes back', () => {
  it('is on its way, then back', () => {
    expect(next('paid', facts({ refunds: [refund('pending')] }))).toBe('refunding')
    expect(next('refunding', facts({ refunds: [refund('succeeded')] }), 're_1')).toBe('refunded')
  })
  it('in part leaves the purchase', () => {
    expect(next('paid', facts({ refunds: [refund('succeeded', 400)] }))).toBe('partially_refunded')
  })
  it('in parts that make a whole is all of it', () => {
    const refunds = [refund('succeeded', 400), refund('succeeded', 600)]
    expect(next('partially_refunded', facts({ refunds }))).toBe('refunded')
  })
  it('that the bank would not take makes the purchase paid again', () => {
    for (const status of ['refunding', 'refunded'] as const)
      expect(next(status, facts({ refunds: [refund('failed')] }), 're_1')).toBe('paid')
  })
  it('is not forgotten while Stripe has not heard of it', () => {
    expect(next('refunding', facts(), null)).toBe('refunding')
    expect(next('refunding', facts({ refunds: [refund('failed', price, 1)] }), null)).toBe('refunding')
    expect(next('refunding', facts({ refunds: [refund('failed', price, 2)] }), null)).toBe('paid')
  })
  it('is not taken for access by a late look at the payment', () => {
    expect(next('refunded', facts({ refunds: [refund('succeeded')] }), 're_1')).toBe('refunded')
  })
})

describe('a dispute', () => {
  it('pauses, then gives back or ends', () => {
    expect(next('paid', dispute('open'))).toBe('disputed')
    expect(next('disputed', dispute('won'))).toBe('paid')
    expect(next('disputed', dispute('lost'))).toBe('chargeback_lost')
  })
  it('does not matter once the money is back', () => {
    expect(next('refunded', { ...dispute('open'), refunds: [refund('succeeded')] }, 're_1')).toBe('refunded')
  })
})

it('asking again changes nothing', () => {
  const everything = [
    facts(),
    facts({ status: 'open', isPaid: false }),
    facts({ status: 'expired', isPaid: false }),
    facts({ isPaid: false }),
    facts({ isPaid: false, hasFailed: true }),
    facts({ refunds: [refund('pending')] }),
    facts({ refunds: [refund('succeeded')] }),
    facts({ refunds: [refund('succeeded', 400)] }),
    dispute('open'),
    dispute('won'),
    dispute('lost'),
  ]
  for (const status of statuses)
    for (const given of everything) {
      const once = next(status, given, 're_1')
      expect({ status, given, twice: next(once, given, 're_1') }).toEqual({ status, given, twice: once })
    }
})
