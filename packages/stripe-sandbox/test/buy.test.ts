import { expect, test } from 'vitest'
import { makeSession, makeShop, pay } from './support.ts'

test('a session paid with 4242 completes and says so by webhook', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop, { metadata: { purchase_id: 'p1' } })
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 500,
    payment_intent: null,
  })

  expect(await pay(shop, session, '4242 4242 4242 4242')).toMatchObject({ type: 'complete' })

  const event = await shop.receiver.next(({ type }) => type === 'checkout.session.completed')
  expect(event.data.object).toMatchObject({
    id: session.id,
    payment_status: 'paid',
    metadata: { purchase_id: 'p1' },
  })
  const paid = await shop.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge'],
  })
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    payment_intent: { status: 'succeeded', amount_received: 500, latest_charge: { paid: true, amount: 500 } },
  })
})

test('a declined card leaves the session open, and the next card pays it', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop)

  expect(await pay(shop, session, '4000000000000002')).toMatchObject({
    type: 'failed',
    declineCode: 'generic_decline',
    message: 'Your card was declined.',
  })
  expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' })
  expect(await pay(shop, session, '4000000000009995')).toMatchObject({ declineCode: 'insufficient_funds' })
  expect(await pay(shop, session, '4242424242424242')).toMatchObject({ type: 'complete' })

  const charges = await shop.stripe.charges.list()
  expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'failed'])
})
