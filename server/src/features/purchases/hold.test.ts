import { expect, it } from 'vitest'
import { makePass, makeUser } from '#test/factories.ts'
import { useShop } from '#test/shop.ts'
import { sweepPurchases } from './sweep-purchases.ts'

const shop = useShop()
const { server } = shop

async function openPurchase(capacity = 1) {
  const pass = await makePass(server.app, { amountMinor: 500, capacity })
  const api = await server.api({ as: await makeUser(server.app) })
  return { pass, api, purchase: await api('POST /purchases', { passId: pass.id }) }
}

it('gives the seat back when the hold is over, after Stripe has ended the checkout', async () => {
  const { pass, api, purchase } = await openPurchase()
  shop.clock.advance(9)
  await sweepPurchases(server.app)
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  shop.clock.advance(2)
  await sweepPurchases(server.app)
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 0 })
  expect(await api('GET /purchases/:purchaseId', { purchaseId: purchase.id })).toMatchObject({
    status: 'expired',
    holdExpiresAt: null,
    clientSecret: null,
  })
  await expect(shop.pay(purchase)).rejects.toThrow()
})

it('lets the next person have a seat that came back', async () => {
  const { pass } = await openPurchase()
  shop.clock.advance(11)
  await sweepPurchases(server.app)
  const next = await server.api({ as: await makeUser(server.app) })
  expect((await next('POST /purchases', { passId: pass.id })).status).toBe('open')
})

it('keeps the seat while Stripe does not say that the checkout is over', async () => {
  const { pass, purchase } = await openPurchase()
  shop.clock.advance(11)
  await shop.atStripe('faults', { fail: { match: 'POST /v1/checkout', when: 'before', times: 10 } })
  await sweepPurchases(server.app)
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  // The buyer can still pay: exactly why the seat may not be somebody else's yet.
  await shop.atStripe('faults', undefined, 'DELETE')
  await shop.pay(purchase)
  await sweepPurchases(server.app)
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 1 })
})

it('keeps the seat and says so when Stripe is away as the checkout opens; the next click goes on', async () => {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 1 })
  const api = await server.api({ as: await makeUser(server.app) })
  await shop.atStripe('faults', { fail: { match: 'POST /v1/checkout', when: 'before', times: 2 } })
  await expect(api('POST /purchases', { passId: pass.id })).rejects.toMatchObject({
    code: 'vendor-unavailable',
    message: expect.stringContaining('a held seat stays yours'),
  })
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  expect(await api('POST /purchases', { passId: pass.id })).toMatchObject({ status: 'open' })
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
})

it('opens without the buyer what was cut off while opening', async () => {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 1 })
  const api = await server.api({ as: await makeUser(server.app) })
  await shop.atStripe('faults', { fail: { match: 'POST /v1/checkout', when: 'cut', times: 2 } })
  await expect(api('POST /purchases', { passId: pass.id })).rejects.toThrow()
  shop.clock.advance(3)
  await sweepPurchases(server.app)
  const { openPurchase } = await api('GET /checkout/:passId', { passId: pass.id })
  expect(openPurchase).toMatchObject({ status: 'open', clientSecret: expect.any(String) })
  const { data } = await shop.stripe.checkout.sessions.list({ limit: 100 })
  expect(data.filter(({ metadata }) => metadata?.['purchase_id'] === openPurchase?.id)).toHaveLength(1)
})

it('gives the seat back although the answer that ended the checkout was lost', async () => {
  const { pass } = await openPurchase()
  shop.clock.advance(11)
  await shop.atStripe('faults', { fail: { match: 'POST /v1/checkout', when: 'cut', times: 2 } })
  await sweepPurchases(server.app)
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  await sweepPurchases(server.app)
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 0 })
})

it('counts a payment that came in just before the hold was ended', async () => {
  const { pass, api, purchase } = await openPurchase()
  await shop.pay(purchase)
  shop.clock.advance(11)
  await sweepPurchases(server.app)
  expect(await api('GET /purchases/:purchaseId', { purchaseId: purchase.id })).toMatchObject({
    status: 'paid',
  })
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 1 })
})

it('lets the buyer start again after the hold, with a new seat or the news that there is none', async () => {
  const { pass, api, purchase } = await openPurchase()
  shop.clock.advance(11)
  const again = await api('POST /purchases', { passId: pass.id })
  expect(again).toMatchObject({ status: 'open' })
  expect(again.id).not.toBe(purchase.id)
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
})

it('lets the buyer give the seat back', async () => {
  const { pass, api, purchase } = await openPurchase()
  expect(await api('POST /purchases/:purchaseId/cancel', { purchaseId: purchase.id })).toMatchObject({
    status: 'canceled',
  })
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 0 })
  await expect(shop.pay(purchase)).rejects.toThrow()
  await expect(api('POST /purchases/:purchaseId/cancel', { purchaseId: purchase.id })).rejects.toMatchObject({
    code: 'purchases/not-open',
  })
})

it('does not cancel what was paid in the same moment', async () => {
  const { pass, api, purchase } = await openPurchase()
  await shop.pay(purchase)
  expect(await api('POST /purchases/:purchaseId/cancel', { purchaseId: purchase.id })).toMatchObject({
    status: 'paid',
    grant: { status: 'active', seatNumber: 1 },
  })
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 1 })
})

it('holds as long as the operator set', async () => {
  await server.app.db
    .insertInto('platform_setting')
    .values({ key: 'purchases/hold-minutes', value: '3' })
    .execute()
  const { purchase } = await openPurchase()
  expect(Date.parse(purchase.holdExpiresAt ?? '') - Date.parse(purchase.createdAt)).toBe(3 * 60_000)
})

it('without limited seats holds nothing and ends with Stripe’s own time', async () => {
  const pass = await makePass(server.app, { amountMinor: 500 })
  const api = await server.api({ as: await makeUser(server.app) })
  const purchase = await api('POST /purchases', { passId: pass.id })
  expect(purchase.holdExpiresAt).toBeNull()
  const { stripe_session_id: sessionId } = await server.app.db
    .selectFrom('purchase')
    .select('stripe_session_id')
    .executeTakeFirstOrThrow()
  await shop.atStripe(`sessions/${sessionId}/expire`)
  shop.clock.advance(4)
  await sweepPurchases(server.app)
  expect(await api('GET /purchases/:purchaseId', { purchaseId: purchase.id })).toMatchObject({
    status: 'expired',
  })
})

it('shows the unfinished purchase at the checkout, and what is owned afterwards', async () => {
  const { pass, api, purchase } = await openPurchase(4)
  const checkout = await api('GET /checkout/:passId', { passId: pass.id })
  expect(checkout).toMatchObject({
    openPurchase: { id: purchase.id, clientSecret: purchase.clientSecret },
    ownedGrant: null,
    pass: { id: pass.id, seatsLeft: 3, price: { amountMinor: 500 } },
    space: { id: pass.spaceId },
  })
  await shop.pay(purchase)
  await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })
  expect(await api('GET /checkout/:passId', { passId: pass.id })).toMatchObject({
    openPurchase: null,
    ownedGrant: { status: 'active', seatNumber: 1 },
  })
  const guest = await server.api()
  expect(await guest('GET /checkout/:passId', { passId: pass.id })).toMatchObject({
    openPurchase: null,
    ownedGrant: null,
  })
})

it('shows a checkout that is no longer public to those who bought there, to nobody else', async () => {
  const { pass, api } = await openPurchase()
  await server.app.db
    .updateTable('space')
    .where('id', '=', pass.spaceId)
    .set({ status: 'suspended' })
    .execute()
  expect(await api('GET /checkout/:passId', { passId: pass.id })).toMatchObject({ pass: { id: pass.id } })
  const guest = await server.api()
  const other = await server.api({ as: await makeUser(server.app) })
  for (const stranger of [guest, other])
    await expect(stranger('GET /checkout/:passId', { passId: pass.id })).rejects.toMatchObject({
      code: 'not-found',
    })
})

it('one purchase Stripe chokes on does not keep the others from being swept', async () => {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 9 })
  for (let count = 0; count < 3; count++) {
    const api = await server.api({ as: await makeUser(server.app) })
    await api('POST /purchases', { passId: pass.id })
  }
  const [first] = await server.app.db
    .selectFrom('purchase')
    .orderBy('updated_at')
    .select('stripe_session_id as sessionId')
    .execute()
  shop.clock.advance(11)
  const match = `POST /v1/checkout/sessions/${first?.sessionId}/expire`
  await shop.atStripe('faults', { fail: { match, when: 'before', times: 10 } })
  await sweepPurchases(server.app)
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
})

async function stockOf(passId: string) {
  return server.app.db
    .selectFrom('pass_stock')
    .where('pass_id', '=', passId)
    .select(['held', 'sold'])
    .executeTakeFirst()
}
