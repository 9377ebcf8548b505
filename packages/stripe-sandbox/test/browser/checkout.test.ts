import type { StripeCheckoutLoadActionsSuccess, StripeCheckoutSession } from '@stripe/stripe-js'
import { afterEach, expect, test, vi } from 'vitest'
import { initCheckoutElementsSdk } from '../../src/browser/checkout.ts'
import { makeSession, makeShop, type Shop } from '../support.ts'

/** The browser's half without a browser: everything but the card frame and the bank's dialog. */
async function open(shop: Shop, session: { client_secret: string | null }) {
  const sdk = initCheckoutElementsSdk(shop.url)({
    clientSecret: Promise.resolve(session.client_secret ?? ''),
  })
  const loaded = await sdk.loadActions()
  if (loaded.type === 'error') throw new Error(loaded.error.message)
  const seen: StripeCheckoutSession[] = []
  sdk.on('change', (changed) => seen.push(changed))
  return { sdk, actions: loaded.actions, seen }
}

/** A session of somebody whose card is kept, and that card. */
async function openWithCard(shop: Shop, return_url = 'http://127.0.0.1/return') {
  const { id: customer } = await shop.stripe.customers.create({ email: 'mara@weber.example' })
  const { id } = await shop.stripe.paymentMethods.attach('pm_card_visa', { customer })
  await shop.stripe.paymentMethods.update(id, { allow_redisplay: 'always' })
  const session = await makeSession(shop, { customer, customer_email: undefined, return_url })
  return { ...(await open(shop, session)), session, paymentMethod: id }
}

afterEach(() => vi.unstubAllGlobals())

test('the session is what the page was promised', async () => {
  await using shop = await makeShop()
  const { actions, sdk } = await open(shop, await makeSession(shop))
  expect(actions.getSession()).toMatchObject({
    canConfirm: true,
    currency: 'eur',
    email: 'jonas@weber.example',
    lineItems: [{ name: 'One night', quantity: 1, total: { amount: '€5.00', minorUnitsAmount: 500 } }],
    status: { type: 'open' },
  })
  expect(await sdk.loadActions()).toBe(await sdk.loadActions())
  expect(sdk.getPaymentElement()).toBeNull()
})

test('elements it does not have say so, and none of them is there', async () => {
  await using shop = await makeShop()
  const { sdk } = await open(shop, await makeSession(shop))
  const others = [
    'BillingAddress',
    'ShippingAddress',
    'ExpressCheckout',
    'CurrencySelector',
    'TaxId',
    'ContactDetails',
    'Terms',
    'LinkSignup',
  ] as const
  for (const name of others) {
    expect(() => sdk[`create${name}Element`]()).toThrow(`no ${name}Element: it has the PaymentElement only`)
    expect(sdk[`get${name}Element`]()).toBeNull()
  }
})

test('a wrong secret is an error of loadActions, and so is a sandbox that is gone', async () => {
  await using shop = await makeShop()
  const wrong = await initCheckoutElementsSdk(shop.url)({ clientSecret: 'cs_test_1_secret_2' }).loadActions()
  expect(wrong).toMatchObject({
    type: 'error',
    error: { code: null, message: expect.stringContaining('client secret') },
  })
  const gone = await initCheckoutElementsSdk('http://127.0.0.1:9')({ clientSecret: 'x' }).loadActions()
  expect(gone).toMatchObject({
    type: 'error',
    error: { message: expect.stringContaining('could not be reached') },
  })
})

test('a kept card pays without the form, and the page hears each step', async () => {
  await using shop = await makeShop()
  const { actions, paymentMethod, seen } = await openWithCard(shop)
  expect(actions.getSession().savedPaymentMethods).toMatchObject([
    { id: paymentMethod, card: { last4: '4242' } },
  ])
  const result = await actions.confirm({ paymentMethod, redirect: 'if_required' })
  expect(result).toMatchObject({
    type: 'success',
    session: { status: { type: 'complete', paymentStatus: 'paid' } },
  })
  expect(seen.map(({ canConfirm, status }) => [canConfirm, status.type])).toEqual([
    [false, 'open'],
    [false, 'complete'],
    [false, 'complete'],
  ])
})

test('a page without a form, or with a card that is gone, hears why', async () => {
  await using shop = await makeShop()
  const { actions } = await openWithCard(shop)
  expect(await actions.confirm({ redirect: 'if_required' })).toMatchObject({
    type: 'error',
    error: { code: null, message: 'There is no payment form on this page.' },
  })
  expect(await actions.confirm({ paymentMethod: 'pm_gone', redirect: 'if_required' })).toMatchObject({
    type: 'error',
    error: { message: expect.stringContaining('pm_gone') },
  })
  expect(actions.getSession()).toMatchObject({ status: { type: 'open' }, canConfirm: true })
})

test('an expired session is noticed when somebody tries to pay it', async () => {
  await using shop = await makeShop()
  const { actions, paymentMethod, session } = await openWithCard(shop)
  await shop.stripe.checkout.sessions.expire(session.id)
  const result = await actions.confirm({ paymentMethod, redirect: 'if_required' })
  expect(result).toEqual({
    type: 'error',
    error: { code: null, message: 'This session has expired. Nothing was charged.' },
  })
  expect(actions.getSession().status).toEqual({ type: 'expired' })
})

test('without redirect if_required a paid session leaves for the return page', async () => {
  await using shop = await makeShop()
  const { actions, paymentMethod, session } = await openWithCard(
    shop,
    'http://127.0.0.1/done?session={CHECKOUT_SESSION_ID}',
  )
  const left = new Promise<string>((resolve) => vi.stubGlobal('location', { assign: resolve }))
  const never = actions.confirm({ paymentMethod })
  expect(await Promise.race([left, never])).toBe(`http://127.0.0.1/done?session=${session.id}`)
})

test('updates run one after the other with the session reloaded, and hold the button meanwhile', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop, { customer_email: undefined })
  const { actions } = await open(shop, session)
  const during = await actions.runServerUpdate(async () => {
    expect(actions.getSession().canConfirm).toBe(false)
    await shop.stripe.checkout.sessions.update(session.id, { metadata: { a: 'b' } })
  })
  expect(during).toMatchObject({ type: 'success', session: { status: { type: 'open' } } })
  expect(await actions.updateEmail('nobody')).toMatchObject({
    type: 'error',
    error: { code: 'invalidEmail' },
  })
  expect(await actions.updateEmail('jonas@weber.example')).toMatchObject({
    session: { email: 'jonas@weber.example' },
  })
})

test('what the sandbox does not do answers with an error', async () => {
  await using shop = await makeShop()
  const { actions } = await open(shop, await makeSession(shop))
  const refusals: (keyof StripeCheckoutLoadActionsSuccess)[] = [
    'applyPromotionCode',
    'updateShippingAddress',
    'updateTaxIdInfo',
  ]
  for (const name of refusals) {
    expect(await Reflect.apply(actions[name], undefined, [null])).toMatchObject({
      type: 'error',
      error: { code: null },
    })
  }
  await expect(actions.updatePhoneNumber('1')).rejects.toThrow('no phone number')
  expect(await actions.validateElements()).toMatchObject({ type: 'error', error: { code: 'no_elements' } })
})
