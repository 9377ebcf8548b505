import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { makeClient, makePrice, makeSession, makeShop, pay } from './support.ts'

test('unknown routes answer with an error object, so that the SDK does not take them for success', async () => {
  await using shop = await makeShop()
  await expect(shop.stripe.coupons.create({ percent_off: 10 })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 404,
    message: expect.stringContaining('Unrecognized request URL (POST: /v1/coupons)'),
  })
  expect(await shop.local('/_local/nothing')).toMatchObject({
    status: 404,
    error: { type: 'invalid_request_error' },
  })
})

test('a wrong key and another version of the API are refused', async () => {
  await using shop = await makeShop()
  await expect(makeClient(shop.url, 'sk_test_wrong').products.list()).rejects.toMatchObject({
    type: 'StripeAuthenticationError',
    message: 'Invalid API Key provided: sk_test_…rong',
  })
  const basic = Buffer.from(`${shop.secretKey}:`).toString('base64')
  const ask = (headers: Record<string, string>) => fetch(`${shop.url}/v1/products`, { headers })
  expect((await ask({ authorization: `Basic ${basic}` })).status).toBe(200)
  expect((await ask({})).status).toBe(401)
  const old = await ask({ authorization: `Bearer ${shop.secretKey}`, 'stripe-version': '2020-08-27' })
  expect(await old.text()).toContain('speaks API version 2026-10-28.endive only')
})

test('unknown, missing and wrong parameters are named as Stripe names them', async () => {
  await using shop = await makeShop()
  const send = async (path: string, body: string) => {
    const headers = { authorization: `Bearer ${shop.secretKey}` }
    const response = await fetch(`${shop.url}/v1/${path}`, { method: 'POST', headers, body })
    return { status: response.status, body: await response.json() }
  }
  expect(await send('prices', 'currency=eur&unit_amount=500&product=p&bogus=1')).toMatchObject({
    status: 400,
    body: {
      error: { code: 'parameter_unknown', param: 'bogus', message: 'Received unknown parameter: bogus' },
    },
  })
  expect(
    await send('checkout/sessions', 'line_items[0][quantity]=1&line_items[0][price_data][bogus]=1'),
  ).toMatchObject({
    body: { error: { code: 'parameter_unknown', param: 'line_items[0][price_data][bogus]' } },
  })
  expect(await send('products', 'description=x')).toMatchObject({
    body: { error: { code: 'parameter_missing', param: 'name' } },
  })
  expect(await send('prices', 'currency=eur&unit_amount=much')).toMatchObject({
    body: { error: { code: 'parameter_invalid_integer', param: 'unit_amount' } },
  })
  expect(await send('checkout/sessions', 'mode=gift')).toMatchObject({ body: { error: { param: 'mode' } } })
  expect(await send('checkout/sessions', 'mode=payment&ui_mode=custom')).toMatchObject({
    body: { error: { param: 'ui_mode', message: expect.stringContaining('elements') } },
  })
})

test('the same idempotency key gives the same answer, or an error with other parameters', async () => {
  await using shop = await makeShop()
  const options = { idempotencyKey: 'cus:1' }
  const first = await shop.stripe.customers.create({ email: 'jonas@weber.example' }, options)
  const again = await shop.stripe.customers.create({ email: 'jonas@weber.example' }, options)
  expect(again.id).toBe(first.id)
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  await expect(shop.stripe.customers.create({ email: 'mara@weber.example' }, options)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
  })
  expect((await shop.stripe.customers.list()).data).toHaveLength(1)
})

test('a request that never began may be corrected under its key', async () => {
  await using shop = await makeShop()
  const price = await makePrice(shop)
  const create = (unit: Partial<Stripe.Checkout.SessionCreateParams>) =>
    shop.stripe.checkout.sessions.create(
      { mode: 'payment', ui_mode: 'elements', line_items: [{ price: price.id, quantity: 1 }], ...unit },
      { idempotencyKey: 'cs:1:1' },
    )
  await expect(create({})).rejects.toMatchObject({ param: 'return_url' })
  expect(await create({ return_url: 'http://127.0.0.1/' })).toMatchObject({ status: 'open' })
})

test('lists are cut at cursors, newest first, and walk both ways', async () => {
  await using shop = await makeShop()
  const made: string[] = []
  for (const name of ['a', 'b', 'c', 'd', 'e']) made.unshift((await shop.stripe.products.create({ name })).id)

  const first = await shop.stripe.products.list({ limit: 2 })
  expect(first).toMatchObject({ has_more: true, url: '/v1/products' })
  expect(first.data.map(({ id }) => id)).toEqual(made.slice(0, 2))
  const before = await shop.stripe.products.list({ limit: 2, ending_before: made[4] ?? '' })
  expect(before.data.map(({ id }) => id)).toEqual(made.slice(2, 4))
  const all = await shop.stripe.products.list({ limit: 2 }).autoPagingToArray({ limit: 10 })
  expect(all.map(({ id }) => id)).toEqual(made)
  await expect(shop.stripe.products.list({ starting_after: 'prod_gone' })).rejects.toMatchObject({
    code: 'resource_missing',
    param: 'starting_after',
  })
  const now = Math.floor(Date.now() / 1000)
  expect((await shop.stripe.products.list({ created: { gt: now + 60 } })).data).toEqual([])
  expect((await shop.stripe.products.list({ created: { gte: now - 60, lte: now + 60 } })).data).toHaveLength(
    5,
  )
})

test('expand follows four levels and no more', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop, { invoice_creation: { enabled: true } })
  await pay(shop, session, '4242424242424242')
  const { data } = await shop.stripe.checkout.sessions.list({
    expand: [
      'data.payment_intent.latest_charge.balance_transaction',
      'data.line_items',
      'data.customer.subscriptions',
    ],
  })
  expect(data[0]).toMatchObject({
    line_items: { data: [{ quantity: 1, price: { unit_amount: 500 } }] },
    payment_intent: { latest_charge: { balance_transaction: { amount: 500, fee: 45, net: 455 } } },
    customer: { email: 'jonas@weber.example', subscriptions: { data: [] } },
  })
  const retrieve = (expand: string[]) => shop.stripe.checkout.sessions.retrieve(session.id, { expand })
  await expect(
    retrieve(['payment_intent.latest_charge.payment_intent.latest_charge.customer']),
  ).rejects.toThrow('more than 4 levels')
  await expect(retrieve(['status'])).rejects.toThrow('cannot be expanded (status)')
  await expect(retrieve(['nonsense'])).rejects.toThrow('cannot be expanded (nonsense)')
})

test('a told failure happens before, after or instead of the reply', async () => {
  await using shop = await makeShop()
  const match = 'POST /v1/customers'
  const create = (idempotencyKey: string) =>
    shop.stripe.customers.create({ email: 'a@b.example' }, { idempotencyKey })
  const count = async () => (await shop.stripe.customers.list()).data.length

  await shop.local('/_local/faults', { fail: { match, when: 'before', status: 503 } })
  await expect(create('a')).rejects.toMatchObject({ statusCode: 503 })
  expect(await count()).toBe(0)

  await shop.local('/_local/faults', { fail: { match, when: 'after', times: 2 } })
  await expect(create('b')).rejects.toMatchObject({ type: 'StripeAPIError' })
  expect(await count()).toBe(1)
  await expect(create('b')).rejects.toMatchObject({ type: 'StripeAPIError' })
  expect((await create('b')).lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(await count()).toBe(1)

  await shop.local('/_local/faults', { fail: { match, when: 'cut', times: 2 } })
  // The SDK tries a broken connection once more whatever it was told.
  await expect(create('c')).rejects.toMatchObject({ type: 'StripeConnectionError' })
  expect(await count()).toBe(2)
  expect(await shop.local('/_local/faults')).toMatchObject({ fail: null })
  expect(await shop.local('/_local/faults', { fail: { when: 'never' } })).toMatchObject({ status: 400 })
})
