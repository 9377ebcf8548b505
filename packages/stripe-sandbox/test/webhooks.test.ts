import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { makeReceiver, makeSession, makeShop, pay } from './support.ts'

interface Logged {
  id: string
  type: string
  deliveries: { status: string; attempts: { status: number | null }[] }[]
}

async function eventLog(shop: {
  local: (path: string) => Promise<Record<string, unknown>>
}): Promise<Logged[]> {
  const { events } = await shop.local('/_local/events')
  // The sandbox's own list, as switches.ts makes it.
  return events as Logged[]
}

test('events carry what Stripe sends, and their signature holds', async () => {
  await using shop = await makeShop()
  const { id, lastResponse } = await shop.stripe.customers.create(
    { email: 'a@b.example' },
    { idempotencyKey: 'cus:1' },
  )
  const event = await shop.receiver.next(({ type }) => type === 'customer.created')
  expect(event).toMatchObject({
    object: 'event',
    api_version: '2026-10-28.endive',
    livemode: false,
    data: { object: { id, object: 'customer' } },
    request: { id: lastResponse.requestId, idempotency_key: 'cus:1' },
  })
  expect(await shop.stripe.events.retrieve(event.id)).toMatchObject({
    id: event.id,
    type: 'customer.created',
  })
})

test('an endpoint that fails is asked again until it answers', async () => {
  await using shop = await makeShop()
  shop.receiver.answers.push(500)
  await shop.stripe.customers.create({ email: 'a@b.example' })
  await expect
    .poll(async () => (await shop.stripe.events.list({ delivery_success: false })).data.length)
    .toBe(1)
  await shop.receiver.next(({ type }) => type === 'customer.created')
  await expect
    .poll(async () => (await shop.stripe.events.list({ delivery_success: true })).data.length)
    .toBe(1)
  const [event] = await eventLog(shop)
  expect(event?.deliveries[0]?.attempts.map(({ status }) => status)).toEqual([500, 200])
})

test('events can be found by kind and sent again', async () => {
  await using shop = await makeShop()
  await pay(shop, await makeSession(shop), '4242424242424242')
  const { id } = await shop.receiver.next(({ type }) => type === 'checkout.session.completed')
  expect((await shop.stripe.events.list({ type: 'charge.*' })).data.map(({ type }) => type)).toEqual([
    'charge.succeeded',
  ])
  const some = await shop.stripe.events.list({ types: ['price.created', 'checkout.session.completed'] })
  expect(some.data.map(({ type }) => type)).toEqual(['checkout.session.completed', 'price.created'])
  await shop.local(`/_local/events/${id}/resend`, {})
  await expect.poll(() => shop.receiver.events.filter((event) => event.id === id).length).toBe(2)
})

test('webhooks can be dropped, doubled, delayed and shuffled', async () => {
  await using shop = await makeShop()
  await shop.local('/_local/faults', { webhooks: { drop: 1 } })
  await shop.stripe.customers.create({ email: 'lost@b.example' })
  const lost = await shop.stripe.events.list({ delivery_success: false })
  expect(lost.data.map(({ type }) => type)).toEqual(['customer.created'])

  await shop.local('/_local/faults', { webhooks: { duplicate: 1, shuffle: true, delayMs: 20 } })
  await shop.stripe.customers.create({ email: 'twice@b.example' })
  await expect.poll(() => shop.receiver.types()).toEqual(['customer.created', 'customer.created'])
  const ids = shop.receiver.events.map(({ id }) => id)
  expect(new Set(ids).size).toBe(1)

  const cleared = await fetch(`${shop.url}/_local/faults`, { method: 'DELETE' })
  expect(await cleared.json()).toEqual({
    webhooks: { drop: 0, duplicate: 0, shuffle: false, delayMs: 0 },
    fail: null,
  })
})

test('endpoints made by the API get what they asked for, and show their secret once', async () => {
  await using shop = await makeShop()
  await using second = await closing(makeReceiver())
  const { webhookEndpoints } = shop.stripe
  const made = await webhookEndpoints.create({ url: second.url, enabled_events: ['price.created'] })
  expect(made.secret).toMatch(/^whsec_/)
  second.secret = made.secret ?? ''
  expect(await webhookEndpoints.retrieve(made.id)).not.toHaveProperty('secret')
  expect((await webhookEndpoints.list()).data).toHaveLength(2)
  expect(await webhookEndpoints.update(made.id, { disabled: true })).toMatchObject({ status: 'disabled' })
  expect(await webhookEndpoints.update(made.id, { disabled: false, description: 'x' })).toMatchObject({
    status: 'enabled',
  })

  await shop.stripe.products.create({ name: 'Unheard' })
  await shop.stripe.prices.create({ currency: 'eur', unit_amount: 1, product_data: { name: 'Heard' } })
  await expect
    .poll(async () => (await eventLog(shop)).filter(({ deliveries }) => deliveries.length === 2))
    .toMatchObject([{ type: 'price.created' }])
  expect(await webhookEndpoints.del(made.id)).toMatchObject({ deleted: true })
})

test('a body that was touched does not pass', async () => {
  await using shop = await makeShop()
  await shop.stripe.customers.create({ email: 'a@b.example' })
  const event = await shop.receiver.next(({ type }) => type === 'customer.created')
  const header = Stripe.webhooks.generateTestHeaderString({
    payload: JSON.stringify(event),
    secret: 'whsec_other',
  })
  expect(() => Stripe.webhooks.constructEvent(JSON.stringify(event), header, 'whsec_test')).toThrow(
    'signature',
  )
})

async function closing<T extends { close: () => Promise<void> }>(made: Promise<T>) {
  const value = await made
  return Object.assign(value, { [Symbol.asyncDispose]: () => value.close() })
}
