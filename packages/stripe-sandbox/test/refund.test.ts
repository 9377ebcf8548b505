import { expect, test } from 'vitest'
import { makeSession, makeShop, pay, type Shop } from './support.ts'

async function makePayment(shop: Shop, number = '4242424242424242') {
  const session = await makeSession(shop)
  await pay(shop, session, number)
  const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id)
  if (typeof intent !== 'string') throw new Error('The session has no payment')
  return intent
}

test('a payment is given back in parts, but never more than it was', async () => {
  await using shop = await makeShop()
  const payment_intent = await makePayment(shop)
  const refund = await shop.stripe.refunds.create({
    payment_intent,
    amount: 200,
    reason: 'requested_by_customer',
  })
  expect(refund).toMatchObject({ status: 'succeeded', amount: 200, payment_intent })
  await expect(shop.stripe.refunds.create({ payment_intent, amount: 301 })).rejects.toThrow(
    'greater than unrefunded',
  )
  await shop.stripe.refunds.create({ payment_intent, metadata: { purchase_id: 'p1' } })
  await expect(shop.stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  })
  await shop.stripe.refunds.update(refund.id, { metadata: { why: 'ill' } })
  const listed = await shop.stripe.refunds.list({ payment_intent })
  expect(listed.data).toMatchObject([{ amount: 300 }, { amount: 200, metadata: { why: 'ill' } }])
  expect((await shop.stripe.refunds.list({ charge: 'ch_other' })).data).toEqual([])
  await expect(shop.stripe.refunds.create({})).rejects.toThrow('should be provided')

  const { latest_charge: charge } = await shop.stripe.paymentIntents.retrieve(payment_intent, {
    expand: ['latest_charge.refunds'],
  })
  expect(charge).toMatchObject({
    refunded: true,
    amount_refunded: 500,
    refunds: { data: [{ amount: 300 }, { amount: 200 }] },
  })
  const event = await shop.receiver.next(({ type }) => type === 'charge.refunded')
  expect(event.data.previous_attributes).toMatchObject({ amount_refunded: 0 })
})

test('the refund of card 5126 fails a moment later and the money is back', async () => {
  await using shop = await makeShop()
  const payment_intent = await makePayment(shop, '4000000000005126')
  const { id } = await shop.stripe.refunds.create({ payment_intent })
  await shop.receiver.next(({ type }) => type === 'refund.failed')
  const refund = await shop.stripe.refunds.retrieve(id, { expand: ['charge'] })
  expect(refund).toMatchObject({ status: 'failed', charge: { amount_refunded: 0, refunded: false } })
})

test('the refund of card 7726 waits a moment', async () => {
  await using shop = await makeShop()
  const payment_intent = await makePayment(shop, '4000000000007726')
  expect(await shop.stripe.refunds.create({ payment_intent })).toMatchObject({ status: 'pending' })
  const event = await shop.receiver.next(({ type }) => type === 'refund.updated')
  expect(event.data.object).toMatchObject({ status: 'succeeded' })
})

test('the owner of card 0259 complains a moment after paying', async () => {
  await using shop = await makeShop()
  const payment_intent = await makePayment(shop, '4000000000000259')
  await shop.receiver.next(({ type }) => type === 'charge.dispute.funds_withdrawn')
  const [dispute] = (await shop.stripe.disputes.list({ payment_intent })).data
  expect(dispute).toMatchObject({ status: 'needs_response', amount: 500, reason: 'fraudulent' })
  await expect(shop.stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: 'charge_disputed',
  })

  const id = dispute?.id ?? ''
  await shop.stripe.disputes.update(id, { evidence: { uncategorized_text: 'notes' }, submit: false })
  expect(await shop.stripe.disputes.retrieve(id)).toMatchObject({ status: 'needs_response' })
  const won = await shop.stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } })
  expect(won).toMatchObject({ status: 'won' })
  await shop.receiver.next(({ type }) => type === 'charge.dispute.funds_reinstated')
  await expect(shop.stripe.disputes.close(id)).rejects.toThrow('already closed')
})

test('a dispute can be made, lost and won by hand', async () => {
  await using shop = await makeShop()
  const first = await shop.local('/_local/disputes', {
    payment_intent: await makePayment(shop),
    reason: 'duplicate',
  })
  expect(first).toMatchObject({ reason: 'duplicate' })
  expect(await shop.stripe.disputes.close(String(first['id']))).toMatchObject({ status: 'lost' })

  const second = await shop.local('/_local/disputes', { payment_intent: await makePayment(shop) })
  expect(await shop.local(`/_local/disputes/${second['id']}`, { outcome: 'won' })).toMatchObject({
    status: 'won',
  })
  expect(await shop.local(`/_local/disputes/${second['id']}`, { outcome: 'maybe' })).toMatchObject({
    error: { param: 'outcome' },
  })
  const third = await shop.local('/_local/disputes', { payment_intent: await makePayment(shop) })
  const losing = { evidence: { uncategorized_text: 'losing_evidence' } }
  expect(await shop.stripe.disputes.update(String(third['id']), losing)).toMatchObject({ status: 'lost' })
})
