import type { StripeCheckoutAmount, StripeCheckoutLineItem, StripeCheckoutSession } from '@stripe/stripe-js'
import { StripeError } from '#core/errors.ts'
import { amountText, minorUnits } from '#core/money.ts'
import type { LineItem, PaymentMethod, Price, Session } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { planOf } from '#flows/plan.ts'
import type { SessionView } from './view-types.ts'

/** The session a browser may see and pay: it shows the session's secret, never the secret key. */
export function sessionBySecret(world: World, secret: unknown): Session {
  const id = typeof secret === 'string' ? secret.split('_secret_')[0] : undefined
  const session = id === undefined ? undefined : world.store.find('checkout.session', id)
  if (session !== undefined && planOf(world, session.id).clientSecret === secret) return session
  throw new StripeError(401, {
    type: 'invalid_request_error',
    message: 'This is not the client secret of a session.',
  })
}

export function viewSession(world: World, session: Session): SessionView {
  return {
    session: toBrowser(world, session),
    returnUrl: (session.return_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id),
    expiresAt: session.expires_at,
  }
}

function toBrowser(world: World, session: Session): StripeCheckoutSession {
  const currency = session.currency ?? 'usd'
  const money = (amount: number | null) => moneyIn(amount, currency)
  const none = money(0)
  const { lineItems } = planOf(world, session.id)
  const recurring = lineItems.find((item) => item.price?.recurring)?.price ?? null
  const total = money(session.amount_total)
  return {
    billingAddress: null,
    businessName: null,
    nameCollection: null,
    canConfirm: session.status === 'open',
    currency,
    currencyOptions: null,
    discountAmounts: null,
    email: session.customer_details?.email ?? null,
    id: session.id,
    lastPaymentError: lastErrorOf(world, session),
    lineItems: lineItems.map((item) => lineOf(world, item)),
    livemode: false,
    minorUnitsAmountDivisor: minorUnits(currency),
    phoneNumber: null,
    recurring: recurring === null ? null : recurringOf(recurring, total),
    savedPaymentMethods: savedOf(world, session),
    shipping: null,
    shippingAddress: null,
    shippingOptions: [],
    status: statusOf(session),
    surcharge: null,
    tax: { status: 'ready' },
    taxAmounts: null,
    taxIdInfo: null,
    total: {
      appliedBalance: none,
      balanceAppliedToNextInvoice: false,
      discount: none,
      shippingRate: none,
      subtotal: money(session.amount_subtotal),
      surcharge: none,
      taxExclusive: none,
      taxInclusive: none,
      total,
    },
    optionalItems: null,
  }
}

function moneyIn(amount: number | null, currency: string): StripeCheckoutAmount {
  return { minorUnitsAmount: amount ?? 0, amount: amountText(amount, currency) }
}

function statusOf({ payment_status, status }: Session): StripeCheckoutSession['status'] {
  if (status === 'complete') return { type: 'complete', paymentStatus: payment_status }
  return { type: status ?? 'open' }
}

function lastErrorOf(world: World, session: Session): StripeCheckoutSession['lastPaymentError'] {
  const { intent } = planOf(world, session.id)
  const message =
    intent === null ? undefined : world.store.get('payment_intent', intent).last_payment_error?.message
  return message === undefined ? null : { message }
}

function lineOf(world: World, item: LineItem): StripeCheckoutLineItem {
  const { price } = item
  const none = moneyIn(0, item.currency)
  const total = moneyIn(item.amount_total, item.currency)
  const product = price === null ? undefined : world.store.find('product', price.product)
  const recurring = price?.recurring ?? null
  return {
    id: item.id,
    name: item.description ?? '',
    discount: none,
    subtotal: total,
    total,
    taxExclusive: none,
    taxInclusive: none,
    unitAmount: moneyIn(price?.unit_amount ?? 0, item.currency),
    unitAmountDecimal: null,
    description: product?.description ?? null,
    quantity: item.quantity ?? 1,
    unitLabel: null,
    discountAmounts: null,
    taxAmounts: null,
    recurring:
      recurring === null
        ? null
        : { interval: recurring.interval, intervalCount: recurring.interval_count, usageType: 'licensed' },
    adjustableQuantity: null,
    images: product?.images ?? [],
    priceId: price?.id ?? '',
    isRemovable: false,
    pricing: null,
    transformQuantity: null,
  }
}

function recurringOf(price: Price, total: StripeCheckoutAmount): StripeCheckoutSession['recurring'] {
  const { interval, interval_count } = price.recurring ?? { interval: 'month', interval_count: 1 }
  const none = moneyIn(0, price.currency)
  return {
    interval,
    intervalCount: interval_count,
    isProrated: false,
    dueNext: {
      subtotal: total,
      total,
      discount: none,
      taxInclusive: none,
      taxExclusive: none,
      billingCycleAnchor: null,
    },
    trial: null,
  }
}

function savedOf(world: World, { customer }: Session): StripeCheckoutSession['savedPaymentMethods'] {
  if (customer === null) return null
  const methods = world.store.all('payment_method').filter((method) => method.customer === customer)
  return methods.filter(({ allow_redisplay }) => allow_redisplay === 'always').flatMap(savedCard)
}

function savedCard({ billing_details, card, id }: PaymentMethod) {
  if (card === undefined) return []
  const { brand, exp_month: expMonth, exp_year: expYear, last4 } = card
  return [
    { id, type: 'card' as const, card: { brand, expMonth, expYear, last4 }, billingDetails: billing_details },
  ]
}
