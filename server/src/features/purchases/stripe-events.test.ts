import type Stripe from 'stripe'
import { expect, it } from 'vitest'
import { makePass, makeUser } from '#test/factories.ts'
import { useShop } from '#test/shop.ts'
import { sweepPurchases } from './sweep-purchases.ts'

const shop = useShop()
const { server } = shop

async function paidAtStripe(capacity = 3) {
  const pass = await makePass(server.app, { amountMinor: 500, capacity })
  const api = await server.api({ as: await makeUser(server.app) })
  const purchase = await api('POST /purchases', { passId: pass.id })
  await shop.pay(purchase)
  const show = () => api('GET /purchases/:purchaseId', { purchaseId: purchase.id })
  return { pass, api, purchase, show }
}

it('the same event fifty times at once is one effect and fifty good answers', async () => {
  const { show } = await paidAtStripe()
  const completed = (await shop.events()).filter(({ type }) => type === 'checkout.session.completed')
  const fifty = Array.from({ length: 50 }, () => completed).flat()
  expect(await shop.deliver(fifty)).toEqual(fifty.map(() => 200))
  const done = await server.runJobs()
  expect(done.filter((name) => name === 'mail/receipt')).toHaveLength(1)
  expect(server.mailer.sent).toHaveLength(1)
  expect(await show()).toMatchObject({ status: 'paid', grant: { seatNumber: 1 } })
  expect(await ledger()).toEqual([{ kind: 'charge', amount_minor: 500 }])
})

it('ends the same in every order of the events', async () => {
  for (let round = 0; round < 6; round++) {
    const before = (await shop.events()).length
    const { show } = await paidAtStripe()
    const events = (await shop.events()).slice(before)
    const shuffled = rotate(round % 2 ? events.toReversed() : events, round)
    for (const event of [...shuffled, ...shuffled.slice(0, 3)]) {
      await shop.deliver([event])
      await server.runJobs()
    }
    expect(await show()).toMatchObject({ status: 'paid', grant: { status: 'active', seatNumber: 1 } })
  }
  expect(server.mailer.sent).toHaveLength(6)
})

it('needs no event at all: the return page pays', async () => {
  const { api, purchase } = await paidAtStripe()
  expect(await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })).toMatchObject({
    status: 'paid',
    grant: { status: 'active' },
  })
})

it('needs neither event nor return page: the sweeper pays', async () => {
  const { show } = await paidAtStripe()
  await sweepPurchases(server.app)
  expect(await show()).toMatchObject({ status: 'open' })
  shop.clock.advance(3.1)
  await sweepPurchases(server.app)
  expect(await show()).toMatchObject({ status: 'paid', grant: { status: 'active' } })
})

it('return page, sweeper and events at once give one grant, one charge, one receipt', async () => {
  const { api, purchase, show } = await paidAtStripe()
  shop.clock.advance(4)
  const events = await shop.events()
  await Promise.all([
    ...Array.from({ length: 5 }, () => api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })),
    sweepPurchases(server.app),
    shop.deliver(events).then(() => server.runJobs()),
  ])
  await server.runJobs()
  expect(await show()).toMatchObject({ status: 'paid' })
  expect(await ledger()).toEqual([{ kind: 'charge', amount_minor: 500 }])
  expect(server.mailer.sent).toHaveLength(1)
})

it('refuses what is not signed by Stripe, and writes nothing', async () => {
  await paidAtStripe()
  const [event] = await shop.events()
  const payload = JSON.stringify(event)
  const { webhooks } = shop.stripe
  const good = shop.env['STRIPE_WEBHOOK_SECRET'] ?? ''
  const now = Math.floor(Date.now() / 1000)
  const sign = (secret: string, timestamp = now) =>
    webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const forged: [string, string | undefined][] = [
    [payload, undefined],
    [payload, ''],
    [payload, 't=1,v1=abc'],
    [payload, sign('whsec_of_somebody_else')],
    [payload.replace('"livemode":false', '"livemode":true'), sign(good)],
    [JSON.stringify(event, null, 1), sign(good)],
    [payload, sign(good, now - 301)],
  ]
  for (const [body, signature] of forged) {
    const response = await server.fetch('/webhooks/stripe', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature === undefined ? {} : { 'stripe-signature': signature }),
      },
      body,
    })
    expect(response.status).toBe(400)
  }
  expect(await server.app.db.selectFrom('stripe_event').select('id').execute()).toEqual([])
  expect(server.logged.join('')).toContain('stripe event refused')
  expect(server.logged.join(''), 'a refused body is anybody’s').not.toContain(event?.id)
})

it('keeps what it does not know and does nothing', async () => {
  await paidAtStripe()
  const events = await shop.events()
  const [first] = events
  if (!first) throw new Error('Stripe made no event')
  const unknown = { ...first, id: 'evt_unknown', type: 'something.new.happened' } as unknown as Stripe.Event
  expect(await shop.deliver([unknown])).toEqual([200])
  expect(await server.runJobs()).toEqual([])
  const kept = await server.app.db.selectFrom('stripe_event').select(['id', 'processed_at']).execute()
  expect(kept).toEqual([{ id: 'evt_unknown', processed_at: expect.any(Date) }])
})

it('leaves another product’s checkouts on the same account alone', async () => {
  const foreign = await shop.stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'elements',
    return_url: 'http://127.0.0.1/done',
    line_items: [
      { price_data: { currency: 'eur', unit_amount: 700, product_data: { name: 'Theirs' } }, quantity: 1 },
    ],
    metadata: { purchase_id: crypto.randomUUID() },
  })
  await shop.pay({ clientSecret: foreign.client_secret })
  await shop.deliver(await shop.events())
  await server.runJobs()
  expect(await server.app.db.selectFrom('purchase').select('id').execute()).toEqual([])
  const open = await server.app.db
    .selectFrom('stripe_event')
    .where('processed_at', 'is', null)
    .select('id')
    .execute()
  expect(open).toEqual([])
})

it('does not bring access back with an event that comes days after the refund', async () => {
  const { api, purchase, show } = await paidAtStripe()
  const completed = (await shop.events()).filter(({ type }) => type === 'checkout.session.completed')
  await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })
  const { stripe_payment_intent_id: payment_intent } = await server.app.db
    .selectFrom('purchase')
    .select('stripe_payment_intent_id')
    .executeTakeFirstOrThrow()
  await shop.stripe.refunds.create({ payment_intent: payment_intent ?? '' })
  await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })
  await shop.deliver(completed)
  await server.runJobs()
  expect(await show()).toMatchObject({ status: 'refunded', grant: { status: 'revoked' } })
})

it('says of an event that nothing can place that it was given up', async () => {
  const { purchase } = await paidAtStripe()
  const completed = (await shop.events()).filter(({ type }) => type === 'checkout.session.completed')
  await server.app.db.deleteFrom('purchase').where('id', '=', purchase.id).execute()
  await server.app.db.updateTable('pass_stock').set({ held: 0 }).execute()
  await shop.deliver(completed)
  await expect(server.runJobs()).rejects.toThrow('names a purchase that does not exist')
  const { jobs } = await import('../../worker.ts')
  const job = jobs.find(({ name }) => name === 'purchases/process-stripe-event')
  await job?.givenUp?.(server.app, { eventId: completed[0]?.id }, 'names a purchase that does not exist')
  const [event] = await server.app.db
    .selectFrom('stripe_event')
    .select(['processed_at', 'dead_letter_reason'])
    .execute()
  expect(event).toEqual({
    processed_at: null,
    dead_letter_reason: 'names a purchase that does not exist',
  })
})

function rotate<T>(items: T[], by: number): T[] {
  const at = by % Math.max(1, items.length)
  return [...items.slice(at), ...items.slice(0, at)]
}

async function ledger() {
  return server.app.db.selectFrom('ledger_entry').select(['kind', 'amount_minor']).execute()
}
