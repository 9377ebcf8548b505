import { expect, test } from 'vitest'
import type Stripe from 'stripe'
import { idOf, makePrice, makeSession, makeShop, pay, type Shop } from './support.ts'

async function subscribe(shop: Shop, number = '4242424242424242') {
  const price = await makePrice(shop, { unit_amount: 1200, recurring: { interval: 'month' } })
  const session = await makeSession(shop, {
    mode: 'subscription',
    line_items: [{ price: price.id, quantity: 1 }],
    subscription_data: { metadata: { purchase_id: 'p1' } },
  })
  await pay(shop, session, number)
  if (number.endsWith('3155') || number.endsWith('3184')) {
    await shop.local('/_local/answer', { clientSecret: session.client_secret, passed: true })
  }
  const done = await shop.stripe.checkout.sessions.retrieve(session.id, {
    expand: ['subscription', 'invoice'],
  })
  const { subscription } = done
  if (subscription === null || typeof subscription === 'string') throw new Error('There is no subscription')
  return { session: done, subscription }
}

const endOf = (subscription: Stripe.Subscription) => subscription.items.data[0]?.current_period_end ?? 0

async function advance(
  shop: Shop,
  subscription: Stripe.Subscription,
  step: { periods?: number; days?: number },
) {
  await shop.local('/_local/advance', { subscription: subscription.id, ...step })
  return shop.stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] })
}

test('a subscription starts paid, and each period renews it', async () => {
  await using shop = await makeShop()
  const { session, subscription } = await subscribe(shop)
  expect(session).toMatchObject({
    payment_intent: null,
    payment_status: 'paid',
    invoice: { status: 'paid', total: 1200 },
  })
  expect(subscription).toMatchObject({
    status: 'active',
    metadata: { purchase_id: 'p1' },
    billing_mode: { type: 'flexible' },
    latest_invoice: expect.stringMatching(/^in_/),
  })

  const renewed = await advance(shop, subscription, { periods: 1 })
  expect(renewed.status).toBe('active')
  expect(renewed.items.data[0]?.current_period_start).toBe(endOf(subscription))
  expect(endOf(renewed)).toBeGreaterThan(endOf(subscription))
  expect(renewed.latest_invoice).toMatchObject({
    billing_reason: 'subscription_cycle',
    status: 'paid',
    parent: { subscription_details: { subscription: subscription.id, metadata: { purchase_id: 'p1' } } },
  })
  const invoices = await shop.stripe.invoices.list({ subscription: subscription.id })
  expect(invoices.data).toHaveLength(2)
  const [latest] = invoices.data
  const payments = await shop.stripe.invoicePayments.list({ invoice: latest?.id ?? '' })
  expect(payments.data).toMatchObject([{ status: 'paid', amount_paid: 1200 }])
  const retrieved = await shop.stripe.invoicePayments.retrieve(payments.data[0]?.id ?? '')
  expect(retrieved.payment.payment_intent).toMatch(/^pi_/)
  await shop.receiver.next(({ type }) => type === 'customer.subscription.updated')
})

test('a renewal that cannot be paid is tried four times, then the subscription ends', async () => {
  await using shop = await makeShop()
  const { subscription } = await subscribe(shop, '4000000000000341')
  const late = await advance(shop, subscription, { periods: 1 })
  expect(late).toMatchObject({ status: 'past_due', latest_invoice: { status: 'open', attempt_count: 1 } })
  await shop.receiver.next(({ type }) => type === 'invoice.payment_failed')
  expect(await advance(shop, subscription, { days: 3 })).toMatchObject({
    latest_invoice: { attempt_count: 2 },
  })
  const ended = await advance(shop, subscription, { days: 12 })
  expect(ended).toMatchObject({
    status: 'canceled',
    cancellation_details: { reason: 'payment_failed' },
    latest_invoice: { attempt_count: 4, next_payment_attempt: null },
  })
  await shop.receiver.next(({ type }) => type === 'customer.subscription.deleted')
})

test('a new card saves a subscription that is past due', async () => {
  await using shop = await makeShop()
  const { subscription } = await subscribe(shop, '4000000000000341')
  const late = await advance(shop, subscription, { periods: 1 })
  const invoice = idOf(late.latest_invoice)
  await expect(shop.stripe.invoices.pay(invoice)).rejects.toMatchObject({ type: 'StripeCardError' })
  const card = await shop.stripe.paymentMethods.attach('pm_card_visa', {
    customer: idOf(subscription.customer),
  })
  await shop.stripe.subscriptions.update(subscription.id, { default_payment_method: card.id })
  expect(await shop.stripe.invoices.pay(invoice)).toMatchObject({ status: 'paid', amount_remaining: 0 })
  expect(await shop.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' })
  await expect(shop.stripe.invoices.pay(invoice)).rejects.toThrow('cannot be paid: it is paid')
})

test('a card that always asks needs its owner for a renewal, one that was set up does not', async () => {
  await using shop = await makeShop()
  const asking = await subscribe(shop, '4000002760003184')
  const late = await advance(shop, asking.subscription, { periods: 1 })
  expect(late.status).toBe('past_due')
  await shop.receiver.next(({ type }) => type === 'invoice.payment_action_required')
  const page = typeof late.latest_invoice === 'string' ? '' : (late.latest_invoice?.hosted_invoice_url ?? '')
  expect(await (await fetch(page)).text()).toContain('Pay €12.00 with the saved card')
  await fetch(`${page}/pay`, { method: 'POST' })
  expect(await shop.stripe.subscriptions.retrieve(asking.subscription.id)).toMatchObject({ status: 'active' })

  const setUp = await subscribe(shop, '4000002500003155')
  expect(await advance(shop, setUp.subscription, { periods: 1 })).toMatchObject({ status: 'active' })
})

test('a subscription ends at its period end when told so, and not when told otherwise', async () => {
  await using shop = await makeShop()
  const { subscription } = await subscribe(shop)
  const { id } = subscription
  const told = await shop.stripe.subscriptions.update(id, { cancel_at_period_end: true })
  expect(told).toMatchObject({ cancel_at: endOf(subscription), cancel_at_period_end: true, status: 'active' })
  const kept = await shop.stripe.subscriptions.update(id, { cancel_at_period_end: false })
  expect(kept).toMatchObject({ cancel_at: null, cancel_at_period_end: false, canceled_at: null })
  await shop.stripe.subscriptions.update(id, { cancel_at: endOf(subscription) })
  const ended = await advance(shop, subscription, { periods: 1 })
  expect(ended).toMatchObject({ status: 'canceled', ended_at: endOf(subscription) })
  expect((await shop.stripe.subscriptions.list()).data).toEqual([])
  expect((await shop.stripe.subscriptions.list({ status: 'ended' })).data).toHaveLength(1)
  await expect(shop.stripe.subscriptions.update(id, { metadata: { a: 'b' } })).rejects.toThrow(
    'canceled subscription',
  )
})

test('a subscription can be canceled at once', async () => {
  await using shop = await makeShop()
  const { subscription } = await subscribe(shop)
  const canceled = await shop.stripe.subscriptions.cancel(subscription.id, {
    cancellation_details: { comment: 'bye' },
  })
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_details: { comment: 'bye' } })
  await expect(shop.stripe.subscriptions.cancel(subscription.id)).rejects.toMatchObject({
    code: 'resource_missing',
  })
  const items = await shop.stripe.subscriptionItems.list({ subscription: subscription.id })
  const item = await shop.stripe.subscriptionItems.retrieve(items.data[0]?.id ?? '')
  expect(item).toMatchObject({ quantity: 1, plan: { interval: 'month', amount: 1200 } })
})

test('what the sandbox does not do is refused by name, not ignored', async () => {
  await using shop = await makeShop()
  const { subscription } = await subscribe(shop)
  const { id } = subscription
  await expect(shop.stripe.subscriptions.update(id, { trial_end: 'now' })).rejects.toMatchObject({
    param: 'trial_end',
  })
  await expect(shop.stripe.subscriptions.cancel(id, { prorate: true })).rejects.toThrow('does not prorate')
  await expect(shop.stripe.subscriptions.update(id, { cancel_at: 1 })).rejects.toMatchObject({
    param: 'cancel_at',
  })
})
