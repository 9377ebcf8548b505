import { expect, it } from 'vitest'
import { makeCreator, makeExperience, makePass, makeSpace, makeUser } from '#test/factories.ts'
import { useShop } from '#test/shop.ts'

const shop = useShop()
const { server } = shop

it('holds a seat for ten minutes and opens a checkout at the pass’s price', async () => {
  const pass = await makePass(server.app, { amountMinor: 1200, currency: 'eur', capacity: 2 })
  const api = await server.api({ as: await makeUser(server.app) })
  const purchase = await api('POST /purchases', { passId: pass.id })
  expect(purchase).toMatchObject({
    status: 'open',
    amount: { amountMinor: 1200, currency: 'eur' },
    clientSecret: expect.stringMatching(/^cs_test_.+_secret_/),
    grant: null,
  })
  const begunAt = Date.parse(purchase.createdAt)
  expect(Date.parse(purchase.holdExpiresAt ?? '') - begunAt).toBe(10 * 60_000)
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  const session = await sessionOf(purchase.id)
  expect(session).toMatchObject({
    amount_total: 1200,
    currency: 'eur',
    client_reference_id: purchase.id,
    metadata: { app: 'stagedoor', purchase_id: purchase.id },
  })
  expect(session.expires_at).toBe(Math.floor(begunAt / 1000) + 31 * 60)
})

it('gives access, seat and receipt once Stripe says it is paid', async () => {
  const creator = await makeCreator(server.app, { display_name: 'Maren Okafor' })
  const space = await makeSpace(server.app, { creator, name: 'Low Tide Sessions' })
  const experience = await makeExperience(server.app, { space, name: 'The boathouse' })
  const pass = await makePass(server.app, {
    experience,
    name: 'One night',
    amountMinor: 500,
    capacity: 40,
    access_days: 30,
  })
  const buyer = await makeUser(server.app)
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  await shop.pay(purchase)
  const events = await shop.events()
  expect(await shop.deliver(events)).toEqual(events.map(() => 200))
  await server.runJobs()
  expect(await api('GET /purchases/:purchaseId', { purchaseId: purchase.id })).toMatchObject({
    status: 'paid',
    holdExpiresAt: null,
    clientSecret: null,
    grant: { status: 'active', seatNumber: 1 },
  })
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 1 })
  expect(await server.app.db.selectFrom('ledger_entry').select(['kind', 'amount_minor']).execute()).toEqual([
    { kind: 'charge', amount_minor: 500 },
  ])
  const [mail, ...others] = server.mailer.sent
  expect(others).toEqual([])
  expect(mail).toMatchObject({
    to: buyer.email,
    subject: 'Your pass: One night, Low Tide Sessions',
    messageId: `<receipt-${purchase.id}@127.0.0.1>`,
  })
  for (const words of ['One night', 'Low Tide Sessions, with Maren Okafor', 'The boathouse', '€5.00, once']) {
    expect(mail?.text).toContain(words)
    expect(mail?.html).toContain(words)
  }
  expect(mail?.text).toMatch(/Until: \w+ \d+ \w+ \d{4} at \d\d:\d\d UTC/)
  expect(mail?.text).toContain(`${server.origin}/${space.slug}`)
  expect(mail?.text).toContain('Seat: 1')
})

it('shares one purchase between tabs and clicks', async () => {
  const pass = await makePass(server.app, { amountMinor: 700, capacity: 5 })
  const api = await server.api({ as: await makeUser(server.app) })
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => api('POST /purchases', { passId: pass.id })),
  )
  answers.push(await api('POST /purchases', { passId: pass.id }))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(new Set(answers.map(({ clientSecret }) => clientSecret)).size).toBe(1)
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  expect(await checkoutsOf(answers[0]?.id ?? '')).toHaveLength(1)
})

it('makes product, price and customer once, when first needed', async () => {
  const pass = await makePass(server.app, { amountMinor: 700 })
  const buyer = await makeUser(server.app)
  const both = await Promise.all([buyer, await makeUser(server.app)].map((as) => server.api({ as })))
  const before = await shop.events()
  expect(before).toEqual([])
  for (const api of both) await api('POST /purchases', { passId: pass.id })
  const made = (await shop.events()).map(({ type }) => type)
  expect(made.filter((type) => type === 'product.created')).toHaveLength(1)
  expect(made.filter((type) => type === 'price.created')).toHaveLength(1)
  expect(made.filter((type) => type === 'customer.created')).toHaveLength(2)
})

it('keeps the price a purchase was begun at when the pass gets another one', async () => {
  const pass = await makePass(server.app, { amountMinor: 500 })
  const [early, late] = await Promise.all([makeUser(server.app), makeUser(server.app)])
  const earlyApi = await server.api({ as: early })
  const begun = await earlyApi('POST /purchases', { passId: pass.id })
  await server.app.db
    .insertInto('access_pass_price')
    .values({ id: crypto.randomUUID(), pass_id: pass.id, version: 2, amount_minor: 900, currency: 'eur' })
    .execute()
  const lateApi = await server.api({ as: late })
  expect((await lateApi('POST /purchases', { passId: pass.id })).amount.amountMinor).toBe(900)
  await shop.pay(begun)
  const paid = await earlyApi('POST /purchases/:purchaseId/sync', { purchaseId: begun.id })
  expect(paid).toMatchObject({ status: 'paid', amount: { amountMinor: 500 } })
})

it('sells out: the third person of two seats is told so and charged nothing', async () => {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 2 })
  for (let count = 0; count < 2; count++) {
    const api = await server.api({ as: await makeUser(server.app) })
    await api('POST /purchases', { passId: pass.id })
  }
  const third = await server.api({ as: await makeUser(server.app) })
  await expect(third('POST /purchases', { passId: pass.id })).rejects.toMatchObject({
    code: 'purchases/sold-out',
    message: expect.stringContaining('Nothing was charged'),
  })
  expect((await third('GET /checkout/:passId', { passId: pass.id })).pass).toMatchObject({
    seatsLeft: 0,
    availability: 'sold_out',
  })
})

it('takes no say of the buyer in price, owner, amount or state', async () => {
  const pass = await makePass(server.app, { amountMinor: 5000 })
  const token = await server.bearer(await makeUser(server.app))
  const wishes = [
    '"amount":1',
    '"amountMinor":1,"currency":"jpy"',
    `"priceId":"${crypto.randomUUID()}"`,
    '"quantity":-1',
    '"status":"paid"',
    `"userId":"${crypto.randomUUID()}"`,
    '"__proto__":{"amountMinor":1},"constructor":{"amountMinor":1}',
  ]
  for (const wish of wishes) {
    const response = await server.fetch('/api/purchases', {
      method: 'POST',
      headers: { authorization: `Bearer ${encodeURIComponent(token)}`, 'content-type': 'application/json' },
      body: `{"passId":"${pass.id}",${wish}}`,
    })
    const answer = (await response.json()) as { amount?: { amountMinor: number }; error?: { code: string } }
    if (response.ok) expect(answer.amount?.amountMinor).toBe(5000)
    else expect(answer.error?.code).toBe('invalid-input')
  }
})

it('does not count money that does not fit the purchase', async () => {
  const pass = await makePass(server.app, { amountMinor: 5000, capacity: 1 })
  const buyer = await makeUser(server.app)
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  await shop.pay(purchase)
  // As if somebody had made the checkout cheaper than the purchase.
  await server.app.db
    .updateTable('purchase')
    .set({ amount_minor: 9000 })
    .where('id', '=', purchase.id)
    .execute()
  await expect(api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })).rejects.toMatchObject({
    code: 'internal',
  })
  expect(await server.app.db.selectFrom('grant').select('id').execute()).toEqual([])
  expect(server.logged.join('')).toContain('asks 9000 eur')
})

it('leads from one’s own purchases to nobody else’s', async () => {
  const pass = await makePass(server.app, { amountMinor: 500 })
  const owner = await server.api({ as: await makeUser(server.app) })
  const stranger = await server.api({ as: await makeUser(server.app) })
  const { id: purchaseId } = await owner('POST /purchases', { passId: pass.id })
  for (const key of [
    'GET /purchases/:purchaseId',
    'POST /purchases/:purchaseId/sync',
    'POST /purchases/:purchaseId/cancel',
  ] as const)
    await expect(stranger(key, { purchaseId })).rejects.toMatchObject({ code: 'not-found' })
})

it('does not sell what is not for sale', async () => {
  const api = await server.api({ as: await makeUser(server.app) })
  const hidden = await makeExperience(server.app, { space: await makeSpace(server.app, { status: 'draft' }) })
  const suspended = await makeExperience(server.app, {
    space: await makeSpace(server.app, { status: 'suspended' }),
  })
  const cases = [
    [await makePass(server.app, { amountMinor: 500, status: 'draft' }), 'not-found'],
    [await makePass(server.app, { amountMinor: 500, experience: hidden }), 'not-found'],
    [await makePass(server.app, { amountMinor: 500, experience: suspended }), 'not-found'],
    [await makePass(server.app, { amountMinor: 500, status: 'closed' }), 'purchases/sales-closed'],
    [
      await makePass(server.app, { amountMinor: 500, sales_close_at: new Date(Date.now() - 1000) }),
      'purchases/sales-closed',
    ],
    [{ id: crypto.randomUUID() }, 'not-found'],
  ] as const
  for (const [pass, code] of cases)
    await expect(api('POST /purchases', { passId: pass.id })).rejects.toMatchObject({ code })
})

it('does not sell the same pass twice to one person, but again once it has ended', async () => {
  const pass = await makePass(server.app, { amountMinor: 500, access_days: 1 })
  const api = await server.api({ as: await makeUser(server.app) })
  const first = await api('POST /purchases', { passId: pass.id })
  await shop.pay(first)
  await api('POST /purchases/:purchaseId/sync', { purchaseId: first.id })
  await expect(api('POST /purchases', { passId: pass.id })).rejects.toMatchObject({
    code: 'purchases/already-owned',
  })
  await server.app.db
    .updateTable('grant')
    .set({ access_until: new Date(Date.now() - 1000) })
    .execute()
  expect((await api('POST /purchases', { passId: pass.id })).id).not.toBe(first.id)
})

it('does not sell to somebody the host has closed the Space to', async () => {
  const pass = await makePass(server.app, { amountMinor: 500 })
  const person = await makeUser(server.app)
  await server.app.db.insertInto('space_ban').values({ space_id: pass.spaceId, user_id: person.id }).execute()
  const api = await server.api({ as: person })
  await expect(api('POST /purchases', { passId: pass.id })).rejects.toMatchObject({ code: 'forbidden' })
})

it('asks guests to sign in before anything is held', async () => {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 1 })
  const guest = await server.api()
  await expect(guest('POST /purchases', { passId: pass.id })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 0 })
})

it('makes anew what another Stripe account knew', async () => {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 1 })
  const buyer = await makeUser(server.app)
  await server.app.db
    .insertInto('stripe_customer')
    .values({ user_id: buyer.id, stripe_customer_id: 'cus_of_another_account' })
    .execute()
  await server.app.db
    .updateTable('access_pass_price')
    .set({ stripe_price_id: 'price_of_another_account' })
    .where('pass_id', '=', pass.id)
    .execute()
  const api = await server.api({ as: buyer })
  expect((await api('POST /purchases', { passId: pass.id })).status).toBe('open')
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
})

async function stockOf(passId: string) {
  return server.app.db
    .selectFrom('pass_stock')
    .where('pass_id', '=', passId)
    .select(['held', 'sold'])
    .executeTakeFirst()
}

async function sessionOf(purchaseId: string) {
  const { stripe_session_id: id } = await server.app.db
    .selectFrom('purchase')
    .where('id', '=', purchaseId)
    .select('stripe_session_id')
    .executeTakeFirstOrThrow()
  return shop.stripe.checkout.sessions.retrieve(id ?? '')
}

async function checkoutsOf(purchaseId: string) {
  const { data } = await shop.stripe.checkout.sessions.list({ limit: 100 })
  return data.filter(({ metadata }) => metadata?.['purchase_id'] === purchaseId)
}
