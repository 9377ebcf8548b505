import { expect, test } from 'vitest'
import { makePrice, makeSession, makeShop } from './support.ts'

test('products are made, changed, listed and removed', async () => {
  await using shop = await makeShop()
  const { products } = shop.stripe
  const product = await products.create({ id: 'pass_1', name: 'One night', metadata: { a: '1', b: '2' } })
  await expect(products.create({ id: 'pass_1', name: 'Again' })).rejects.toMatchObject({
    code: 'resource_already_exists',
  })
  const changed = await products.update(product.id, {
    name: 'Two nights',
    metadata: { a: '', c: 3 },
    description: 'x',
  })
  expect(changed).toMatchObject({ name: 'Two nights', description: 'x', metadata: { b: '2', c: '3' } })
  expect(await products.update(product.id, { description: '', active: false })).toMatchObject({
    description: null,
  })
  expect((await products.list({ active: true })).data).toEqual([])
  expect((await products.list({ ids: [product.id] })).data).toHaveLength(1)
  expect(await products.del(product.id)).toMatchObject({ deleted: true })
  await expect(products.retrieve(product.id)).rejects.toMatchObject({
    code: 'resource_missing',
    statusCode: 404,
  })
  const event = await shop.receiver.next(({ type }) => type === 'product.updated')
  expect(event.data.previous_attributes).toMatchObject({ name: 'One night', description: null })
})

test('a price keeps its amount; its lookup key can move to the next version', async () => {
  await using shop = await makeShop()
  const { prices, products } = shop.stripe
  const old = await makePrice(shop, { lookup_key: 'pass_1_month', recurring: { interval: 'month' } })
  expect(old).toMatchObject({
    type: 'recurring',
    active: true,
    recurring: { interval: 'month', interval_count: 1 },
  })
  expect(String(old.unit_amount_decimal)).toBe('500')
  await expect(makePrice(shop, { lookup_key: 'pass_1_month' })).rejects.toThrow(
    'already uses that lookup key',
  )
  const next = await makePrice(shop, {
    lookup_key: 'pass_1_month',
    transfer_lookup_key: true,
    unit_amount: 700,
  })
  expect((await prices.list({ lookup_keys: ['pass_1_month'] })).data).toMatchObject([{ id: next.id }])
  expect(await prices.update(old.id, { active: false, nickname: 'old' })).toMatchObject({
    active: false,
    lookup_key: null,
  })
  expect((await prices.list({ active: true, currency: 'eur', type: 'one_time' })).data).toHaveLength(1)
  expect((await prices.list({ recurring: { interval: 'year' } })).data).toEqual([])
  await expect(makeSession(shop, { line_items: [{ price: old.id, quantity: 1 }] })).rejects.toThrow(
    'price specified is inactive',
  )
  await expect(products.del(typeof next.product === 'string' ? next.product : '')).rejects.toThrow(
    'user-created prices',
  )
  expect((await prices.retrieve(next.id, { expand: ['product'] })).product).toMatchObject({
    name: 'One night',
  })
  await expect(makePrice(shop, { currency: 'zzz' })).rejects.toMatchObject({ param: 'currency' })
  await expect(makePrice(shop, { unit_amount: -1 })).rejects.toMatchObject({ param: 'unit_amount' })
  await expect(prices.create({ currency: 'eur', unit_amount: 1 })).rejects.toMatchObject({ param: 'product' })
})

test('customers are found by address, changed and removed', async () => {
  await using shop = await makeShop()
  const { customers, paymentMethods } = shop.stripe
  const address = { country: 'DE', city: 'Kiel' }
  const jonas = await customers.create({ email: 'jonas@weber.example', name: 'Jonas', address })
  await customers.create({ email: 'mara@weber.example' })
  expect((await customers.list({ email: 'jonas@weber.example' })).data).toMatchObject([
    { id: jonas.id, address },
  ])
  expect(
    await customers.update(jonas.id, { name: '', phone: '+49 1', metadata: { user: 'u1' } }),
  ).toMatchObject({
    name: null,
    phone: '+49 1',
    email: 'jonas@weber.example',
    metadata: { user: 'u1' },
  })

  const card = await paymentMethods.attach('pm_card_mastercard', { customer: jonas.id })
  await customers.update(jonas.id, { invoice_settings: { default_payment_method: card.id } })
  expect(
    await customers.retrieve(jonas.id, { expand: ['invoice_settings.default_payment_method'] }),
  ).toMatchObject({
    invoice_settings: { default_payment_method: { card: { brand: 'mastercard', last4: '4444' } } },
  })
  await paymentMethods.update(card.id, { metadata: { a: 'b' } })
  expect((await paymentMethods.list({ customer: jonas.id, type: 'card' })).data).toMatchObject([
    { metadata: { a: 'b' } },
  ])
  expect(await customers.retrievePaymentMethod(jonas.id, card.id)).toMatchObject({ id: card.id })
  await paymentMethods.detach(card.id)
  expect((await customers.listPaymentMethods(jonas.id)).data).toEqual([])
  await expect(paymentMethods.attach('pm_card_chargeDeclined', { customer: jonas.id })).rejects.toMatchObject(
    {
      type: 'StripeCardError',
      decline_code: 'generic_decline',
    },
  )

  expect(await customers.del(jonas.id)).toMatchObject({ deleted: true })
  await shop.receiver.next(({ type }) => type === 'customer.deleted')
})

test('a session says no to what does not fit together', async () => {
  await using shop = await makeShop()
  const monthly = await makePrice(shop, { recurring: { interval: 'month' } })
  const dollars = await makePrice(shop, { currency: 'usd' })
  const euros = await makePrice(shop)
  const lines = (...ids: string[]) => ({ line_items: ids.map((price) => ({ price, quantity: 1 })) })
  await expect(makeSession(shop, lines(monthly.id))).rejects.toThrow('passed a recurring price')
  await expect(makeSession(shop, { ...lines(euros.id), mode: 'subscription' })).rejects.toThrow(
    'recurring prices only',
  )
  await expect(makeSession(shop, lines(euros.id, dollars.id))).rejects.toThrow('share one currency')
  await expect(makeSession(shop, { line_items: [] })).rejects.toMatchObject({ param: 'line_items' })
  await expect(makeSession(shop, { mode: 'setup' })).rejects.toThrow('mode=setup')
  await expect(makeSession(shop, { success_url: 'http://x/' })).rejects.toThrow('cannot set `success_url`')
  await expect(makeSession(shop, { customer: 'cus_gone' })).rejects.toThrow('only specify one of these')
  await expect(makeSession(shop, { customer: 'cus_gone', customer_email: undefined })).rejects.toMatchObject({
    statusCode: 404,
  })
  await expect(makeSession(shop, { automatic_tax: { enabled: true } })).rejects.toThrow('automatic_tax')
  await expect(makeSession(shop, { discounts: [{ coupon: 'x' }] })).rejects.toThrow(
    'does not do discounts yet',
  )
  await expect(makeSession(shop, { subscription_data: { metadata: { a: 'b' } } })).rejects.toThrow(
    'subscription_data',
  )
  await expect(makeSession(shop, { metadata: { note: 'x'.repeat(501) } })).rejects.toThrow('longer than 500')
})

test('sessions are found by what they belong to', async () => {
  await using shop = await makeShop()
  const inline = { currency: 'jpy', unit_amount: 900, product_data: { name: 'Inline' } }
  const session = await makeSession(shop, {
    line_items: [{ price_data: inline, quantity: 2 }],
    client_reference_id: 'p1',
  })
  expect(session).toMatchObject({ amount_total: 1800, currency: 'jpy', client_reference_id: 'p1' })
  const { sessions } = shop.stripe.checkout
  expect((await sessions.listLineItems(session.id)).data).toMatchObject([
    { description: 'Inline', quantity: 2 },
  ])
  expect((await sessions.list({ status: 'open' })).data).toHaveLength(1)
  expect((await sessions.list({ status: 'complete' })).data).toEqual([])
  expect((await sessions.list({ customer_details: { email: 'jonas@weber.example' } })).data).toHaveLength(1)
  expect((await sessions.list({ subscription: 'sub_x' })).data).toEqual([])
  expect(await sessions.update(session.id, { metadata: { a: '1' } })).toMatchObject({ metadata: { a: '1' } })
  const view = await shop.local('/_local/session', { clientSecret: session.client_secret })
  expect(view).toMatchObject({
    returnUrl: `http://127.0.0.1/return?session=${session.id}`,
    session: { minorUnitsAmountDivisor: 1, total: { total: { amount: '¥1,800', minorUnitsAmount: 1800 } } },
  })
})
