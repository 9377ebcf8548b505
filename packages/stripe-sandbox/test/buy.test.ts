import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makePrice, makeSession, makeShop, pay } from './support.ts'

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
  expect(await pay(shop, session, '4000000000000069')).toMatchObject({
    declineCode: null,
    message: 'Your card has expired.',
  })
  expect(await pay(shop, session, '4242424242424242')).toMatchObject({ type: 'complete' })

  const charges = await shop.stripe.charges.list()
  expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'failed', 'failed'])
})

test('a card that asks is paid when the bank hears yes, and may be tried again after a no', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop)
  const answer = (passed: boolean) =>
    shop.local('/_local/answer', { clientSecret: session.client_secret, passed })

  expect(await pay(shop, session, '4000002500003155')).toMatchObject({ type: 'asks', amount: '€5.00' })
  const asking = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(asking).toMatchObject({ status: 'open', payment_intent: { status: 'requires_action' } })
  expect(await answer(false)).toMatchObject({ type: 'failed', declineCode: null })
  expect(await answer(true)).toMatchObject({ status: 400 })

  await pay(shop, session, '4000000000003220')
  expect(await answer(true)).toMatchObject({ type: 'complete' })
  const [charge] = (await shop.stripe.charges.list()).data
  expect(charge?.payment_method_details?.card?.three_d_secure?.result).toBe('authenticated')
})

test('numbers that are no test cards are refused, and no digits but the last four are kept', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop)
  const refused = await pay(shop, session, '4111111111111111')
  expect(refused).toMatchObject({ status: 402, error: { decline_code: 'test_mode_live_card' } })
  await pay(shop, session, '5555555555554444')

  const kept = readFileSync(`${shop.dataDir}/stripe.jsonl`, 'utf8')
  expect(kept).toContain('"last4":"4444"')
  expect(kept).not.toMatch(/5555555555554444|4111111111111111|5555 5555/)
  await expect(
    shop.stripe.paymentMethods.create({
      type: 'card',
      card: { number: '4242424242424242', exp_month: 1, exp_year: 2040 },
    }),
  ).rejects.toThrow('Card numbers never pass the server')
})

test('incomplete card details are named', async () => {
  await using shop = await makeShop()
  const { client_secret: clientSecret } = await makeSession(shop)
  const send = (card: object) =>
    shop.local('/_local/pay', { clientSecret, number: '4242424242424242', ...card })
  expect(await send({ expiry: '13 / 39', cvc: '123' })).toMatchObject({
    error: { code: 'incomplete_expiry' },
  })
  expect(await send({ expiry: '01 / 20', cvc: '123' })).toMatchObject({ error: { code: 'invalid_expiry' } })
  expect(await send({ expiry: '12 / 39', cvc: '1' })).toMatchObject({ error: { code: 'incomplete_cvc' } })
  expect(await shop.local('/_local/session', { clientSecret: 'cs_test_x_secret_y' })).toMatchObject({
    status: 401,
  })
})

test('an invoice is made for a one-time purchase when the session says so', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop, {
    invoice_creation: { enabled: true, invoice_data: { metadata: { purchase_id: 'p1' } } },
  })
  await pay(shop, session, '4242424242424242')
  const { invoice } = await shop.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['invoice.payments'],
  })
  expect(invoice).toMatchObject({
    status: 'paid',
    amount_paid: 500,
    metadata: { purchase_id: 'p1' },
    payments: { data: [{ status: 'paid', payment: { type: 'payment_intent' } }] },
  })
  if (invoice === null || typeof invoice === 'string') throw new Error('The invoice was not expanded')
  const page = await fetch(invoice.hosted_invoice_url ?? '')
  expect(await page.text()).toContain('One night')
  const pdf = await fetch(invoice.invoice_pdf ?? '')
  expect(await pdf.text()).toMatch(/^%PDF-1\.4[^]*Total: /)
  await shop.receiver.next(({ type }) => type === 'invoice.paid')
})

test('a session over nothing completes without a payment', async () => {
  await using shop = await makeShop()
  const price = await makePrice(shop, { unit_amount: 0 })
  const session = await makeSession(shop, { line_items: [{ price: price.id, quantity: 1 }] })
  await pay(shop, session, '4242424242424242')
  expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    payment_intent: null,
  })
})

test('a card kept for later is offered again and pays the next session', async () => {
  await using shop = await makeShop()
  const { id: customer } = await shop.stripe.customers.create({ email: 'mara@weber.example' })
  const rest = { customer, customer_email: undefined }
  const first = await makeSession(shop, rest)
  const card = { number: '4242424242424242', expiry: '12/39', cvc: '123', country: 'DE' }
  await shop.local('/_local/pay', { clientSecret: first.client_secret, ...card, savePaymentMethod: true })

  const second = await makeSession(shop, rest)
  const view = await shop.local('/_local/session', { clientSecret: second.client_secret })
  const { data } = await shop.stripe.customers.listPaymentMethods(customer)
  expect(data).toHaveLength(1)
  const paymentMethod = data[0]?.id
  expect(view).toMatchObject({
    session: { savedPaymentMethods: [{ id: paymentMethod, card: { last4: '4242' } }] },
  })
  expect(
    await shop.local('/_local/pay', { clientSecret: second.client_secret, paymentMethod }),
  ).toMatchObject({
    type: 'complete',
  })
  const stranger = await makeSession(shop)
  expect(
    await shop.local('/_local/pay', { clientSecret: stranger.client_secret, paymentMethod }),
  ).toMatchObject({
    status: 400,
  })
})

test('a session without an address asks for one before it can be paid', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop, { customer_email: undefined })
  const { client_secret: clientSecret } = session
  expect(await pay(shop, session, '4242424242424242')).toMatchObject({ error: { param: 'email' } })
  expect(await shop.local('/_local/email', { clientSecret, email: 'nobody' })).toMatchObject({ status: 400 })
  expect(await shop.local('/_local/email', { clientSecret, email: 'jonas@weber.example' })).toMatchObject({
    session: { email: 'jonas@weber.example' },
  })
  expect(await pay(shop, session, '4242424242424242')).toMatchObject({ type: 'complete' })
})
