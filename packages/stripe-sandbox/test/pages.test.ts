import { expect, test } from 'vitest'
import { makePrice, makeSession, makeShop, pay, type Shop } from './support.ts'

async function subscribe(shop: Shop) {
  const { id: customer } = await shop.stripe.customers.create({ email: 'mara@weber.example' })
  const price = await makePrice(shop, {
    recurring: { interval: 'month' },
    product_data: { name: 'Season <ticket>' },
  })
  const session = await makeSession(shop, {
    mode: 'subscription',
    customer,
    customer_email: undefined,
    line_items: [{ price: price.id, quantity: 1 }],
  })
  await pay(shop, session, '4242424242424242')
  const [subscription] = (await shop.stripe.subscriptions.list()).data
  return { customer, subscription: subscription?.id ?? '' }
}

const features = {
  invoice_history: { enabled: true },
  payment_method_update: { enabled: true },
  subscription_cancel: { enabled: true, mode: 'at_period_end' as const },
}

const text = async (url: string) => (await fetch(url)).text()
const press = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

test('the portal cancels at the period end with a date, keeps, and changes the card', async () => {
  await using shop = await makeShop()
  const { customer, subscription } = await subscribe(shop)
  await expect(shop.stripe.billingPortal.sessions.create({ customer })).rejects.toThrow(
    'No configuration provided',
  )
  const configuration = await shop.stripe.billingPortal.configurations.create({ features })
  expect(configuration).toMatchObject({
    is_default: true,
    features: { subscription_update: { enabled: false } },
  })
  const { url } = await shop.stripe.billingPortal.sessions.create({
    customer,
    return_url: 'http://shop.example/',
  })

  const page = await text(url)
  expect(page).toContain('Season &#60;ticket&#62;')
  expect(page).toContain('http://shop.example/')
  await press(url, { action: 'cancel', subscription })
  expect(await shop.stripe.subscriptions.retrieve(subscription)).toMatchObject({
    cancel_at: expect.any(Number),
    cancel_at_period_end: false,
    status: 'active',
  })
  expect(await text(url)).toContain('Keep subscription')
  await press(url, { action: 'keep', subscription })
  expect(await shop.stripe.subscriptions.retrieve(subscription)).toMatchObject({ cancel_at: null })
  await press(url, { action: 'card', card: 'pm_card_mastercard' })
  expect(
    await shop.stripe.customers.retrieve(customer, { expand: ['invoice_settings.default_payment_method'] }),
  ).toMatchObject({ invoice_settings: { default_payment_method: { card: { last4: '4444' } } } })
  expect((await press(url, { action: 'card', card: 'pm_card_none' })).status).toBe(400)
  expect((await press(url, { action: 'dance' })).status).toBe(400)
})

test('a portal session may lead to one thing only, and back', async () => {
  await using shop = await makeShop()
  const { customer, subscription } = await subscribe(shop)
  const { configurations, sessions } = shop.stripe.billingPortal
  const made = await configurations.create({
    features: { subscription_cancel: { enabled: true, mode: 'immediately' } },
  })
  await configurations.update(made.id, {
    default_return_url: 'http://shop.example/',
    business_profile: { headline: 'Hi' },
  })
  expect(await configurations.retrieve(made.id)).toMatchObject({ business_profile: { headline: 'Hi' } })
  expect((await configurations.list({ is_default: true, active: true })).data).toHaveLength(1)
  await expect(
    configurations.create({ features: { subscription_update: { enabled: true } } }),
  ).rejects.toThrow('not change')

  const flow_data = {
    type: 'subscription_cancel' as const,
    subscription_cancel: { subscription },
    after_completion: { type: 'redirect' as const, redirect: { return_url: 'http://shop.example/done' } },
  }
  const stranger = await shop.stripe.customers.create({})
  await expect(sessions.create({ customer: stranger.id, flow_data })).rejects.toThrow(
    'belongs to another customer',
  )
  const session = await sessions.create({ customer, configuration: made.id, flow_data })
  expect(session).toMatchObject({ return_url: 'http://shop.example/', flow: { type: 'subscription_cancel' } })
  expect(await text(session.url)).not.toContain('Test card')
  const gone = await press(session.url, { action: 'cancel', subscription })
  expect(gone.headers.get('location')).toBe('http://shop.example/done')
  expect(await shop.stripe.subscriptions.retrieve(subscription)).toMatchObject({ status: 'canceled' })
})

test('the first page tells what happened, and its buttons work without a script', async () => {
  await using shop = await makeShop()
  expect(await text(shop.url)).toContain('Nothing has happened yet.')
  const { subscription } = await subscribe(shop)
  await shop.receiver.next(({ type }) => type === 'checkout.session.completed')
  const page = await text(shop.url)
  expect(page).toContain('checkout.session.completed')
  expect(page).toContain(subscription)

  const advanced = await press(`${shop.url}/_local/advance`, { subscription, periods: '1' })
  expect(advanced.status).toBe(303)
  expect((await shop.stripe.invoices.list()).data).toHaveLength(2)
  expect(await shop.local('/_local/advance', { days: 'many' })).toMatchObject({ status: 400 })
  expect(await shop.local('/_local/advance', {})).toMatchObject({ subscriptions: [{ id: subscription }] })
})

test('a receipt shows what was paid and given back', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop, {
    payment_intent_data: { description: 'One night', receipt_email: 'a@b.example' },
  })
  await pay(shop, session, '378282246310005')
  const [charge] = (await shop.stripe.charges.list()).data
  await shop.stripe.refunds.create({ charge: charge?.id ?? '', amount: 150 })
  await shop.stripe.charges.update(charge?.id ?? '', { metadata: { a: 'b' } })
  const receipt = await text(charge?.receipt_url ?? '')
  for (const words of ['€5.00', '€1.50', 'amex 0005', 'One night']) expect(receipt).toContain(words)
})

test('an invoice can be changed, voided and paid outside', async () => {
  await using shop = await makeShop()
  const { subscription } = await subscribe(shop)
  await shop.stripe.subscriptions.update(subscription, { default_payment_method: '', description: 'x' })
  await shop.local('/_local/advance', { subscription, days: 1 })
  const [first] = (await shop.stripe.invoices.list({ subscription })).data
  const id = first?.id ?? ''
  expect(await shop.stripe.invoices.update(id, { metadata: { a: 'b' } })).toMatchObject({
    metadata: { a: 'b' },
  })
  await expect(shop.stripe.invoices.update(id, { footer: 'x' })).rejects.toMatchObject({ param: 'footer' })
  await expect(shop.stripe.invoices.voidInvoice(id)).rejects.toThrow('this one is paid')
  const intents = await shop.stripe.paymentIntents.list()
  const intent = intents.data[0]?.id ?? ''
  expect(await shop.stripe.paymentIntents.update(intent, { metadata: { a: 'b' } })).toMatchObject({
    metadata: { a: 'b' },
  })
  await expect(shop.stripe.paymentIntents.update(intent, { amount: 1 })).rejects.toMatchObject({
    param: 'amount',
  })
})

test('health, script and card frame answer any origin, and the script is kept', async () => {
  await using shop = await makeShop()
  expect(await shop.local('/_local/health')).toMatchObject({ ok: true })
  const script = await fetch(`${shop.url}/_local/stripe.js`)
  expect(script.headers.get('access-control-allow-origin')).toBe('*')
  expect(script.headers.get('cache-control')).toContain('max-age')
  const etag = script.headers.get('etag') ?? ''
  const again = await fetch(`${shop.url}/_local/stripe.js`, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  const card = await fetch(`${shop.url}/_local/card`)
  expect(card.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await card.text()).toContain('<option value="DE">Germany</option>')
  expect((await fetch(`${shop.url}/_local/pay`, { method: 'OPTIONS' })).status).toBe(204)
  expect(
    await (await fetch(`${shop.url}/_local/pay`, { method: 'POST', body: '{not json' })).text(),
  ).toContain('JSON object')
})
