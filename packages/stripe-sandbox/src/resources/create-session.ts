import { invalid } from '#core/errors.ts'
import { newId, randomText } from '#core/ids.ts'
import type { LineItem, Session, SessionPlan } from '#core/objects.ts'
import { mergeMetadata, only } from '#core/params.ts'
import type { Given } from '#core/router.ts'
import type { World } from '#core/world.ts'
import { planId } from '#flows/plan.ts'
import { createLineItems } from './line-items.ts'

type Params = Given<'POST /v1/checkout/sessions'>

const used =
  'allow_promotion_codes allowed_payment_method_types automatic_tax billing_address_collection cancel_url ' +
  'client_reference_id customer customer_creation customer_email expires_at integration_identifier invoice_creation ' +
  'line_items locale metadata mode origin_context payment_intent_data return_url ' +
  'saved_payment_method_options submit_type subscription_data success_url ui_mode'
const usedOfPayment = 'capture_method description metadata receipt_email setup_future_usage'
const minute = 60

export function createSession(world: World, params: Params): Session {
  check(params)
  const lineItems = createLineItems(world, params.line_items)
  checkRecurring(params, lineItems)
  if (params.customer !== undefined) world.store.get('customer', params.customer, 'customer')
  const session = world.store.put(build(world, params, lineItems))
  world.store.put<SessionPlan>({
    id: planId(session.id),
    object: 'local.session',
    clientSecret: session.client_secret ?? '',
    lineItems,
    intent: null,
    description: params.payment_intent_data?.description ?? params.subscription_data?.description ?? null,
    receiptEmail: params.payment_intent_data?.receipt_email ?? null,
    intentMetadata: mergeMetadata({}, params.payment_intent_data?.metadata),
    subscriptionMetadata: mergeMetadata({}, params.subscription_data?.metadata),
    setupFutureUsage: params.payment_intent_data?.setup_future_usage ?? null,
  })
  return session
}

function check(params: Params) {
  only(params, used)
  const { automatic_tax, mode, payment_intent_data, subscription_data, ui_mode } = params
  if (mode === undefined)
    throw invalid('Missing required param: mode.', { code: 'parameter_missing', param: 'mode' })
  if (mode === 'setup') throw invalid('The sandbox does not do mode=setup yet.', { param: 'mode' })
  if (ui_mode !== 'elements') throw invalid('The sandbox does ui_mode=elements only.', { param: 'ui_mode' })
  for (const name of ['success_url', 'cancel_url'] as const) {
    if (params[name] !== undefined)
      throw invalid(`You cannot set \`${name}\` when \`ui_mode\` is \`elements\`.`, { param: name })
  }
  if (params.origin_context !== undefined)
    throw invalid('You cannot set origin_context when ui_mode is elements.')
  if (params.return_url === undefined)
    throw invalid('Missing required param: return_url.', { param: 'return_url' })
  if (automatic_tax?.enabled === true)
    throw invalid('The sandbox does not do automatic_tax yet.', { param: 'automatic_tax' })
  if (mode !== 'payment' && payment_intent_data !== undefined) {
    throw invalid('You can not pass `payment_intent_data` in `subscription` mode.', {
      param: 'payment_intent_data',
    })
  }
  if (mode !== 'subscription' && subscription_data !== undefined) {
    throw invalid('You can not pass `subscription_data` in `payment` mode.', { param: 'subscription_data' })
  }
  if (params.customer !== undefined && params.customer_email !== undefined) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.')
  }
  only(payment_intent_data ?? {}, usedOfPayment, 'payment_intent_data')
  only(subscription_data ?? {}, 'description metadata', 'subscription_data')
  if (payment_intent_data?.capture_method === 'manual')
    throw invalid('The sandbox does not do manual capture yet.')
}

function checkRecurring(params: Params, lineItems: LineItem[]) {
  const recurring = lineItems.filter((item) => item.price?.type === 'recurring')
  if (params.mode === 'payment' && recurring.length > 0) {
    throw invalid('You specified `payment` mode but passed a recurring price. Use mode `subscription`.', {
      param: 'mode',
    })
  }
  if (params.mode === 'subscription' && recurring.length !== lineItems.length) {
    throw invalid('In the sandbox a subscription has recurring prices only.', { param: 'line_items' })
  }
}

function expiryOf(world: World, given: number | undefined): number {
  const now = world.clock.now()
  if (given === undefined) return now + 24 * 60 * minute
  // A few seconds of grace for the way of the request.
  if (given < now + 30 * minute - 10)
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  if (given > now + 24 * 60 * minute + 10)
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  return given
}

function build(world: World, params: Params, lineItems: LineItem[]): Session {
  const id = newId('cs_test', 58)
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0)
  const payment = params.mode === 'payment'
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? 'auto',
    cancel_url: null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: `${id}_secret_${randomText(60)}`,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: world.clock.now(),
    currency: lineItems[0]?.currency ?? null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation:
      params.customer === undefined && payment ? (params.customer_creation ?? 'if_required') : null,
    customer_details: detailsOf(world, params),
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: expiryOf(world, params.expires_at),
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation: payment ? invoiceCreationOf(params) : null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: mergeMetadata({}, params.metadata),
    mode: params.mode ?? 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: payment ? 'if_required' : 'always',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    redirect_on_completion: 'always',
    ...(params.return_url === undefined ? {} : { return_url: params.return_url }),
    saved_payment_method_options: savedOptionsOf(params),
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'elements',
    url: null,
    wallet_options: null,
  }
}

function detailsOf(world: World, params: Params): Session['customer_details'] {
  const customer = params.customer === undefined ? undefined : world.store.find('customer', params.customer)
  const email = customer?.email ?? params.customer_email ?? null
  if (email === null && customer === undefined) return null
  const name = customer?.name ?? null
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: null,
  }
}

function invoiceCreationOf(params: Params): Session['invoice_creation'] {
  const data = params.invoice_creation?.invoice_data ?? {}
  only(data, 'description footer metadata', 'invoice_creation[invoice_data]')
  return {
    enabled: params.invoice_creation?.enabled ?? false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: data.description ?? null,
      footer: data.footer ?? null,
      issuer: null,
      metadata: mergeMetadata({}, data.metadata),
      rendering_options: null,
    },
  }
}

function savedOptionsOf(params: Params): Session['saved_payment_method_options'] {
  const { allow_redisplay_filters, payment_method_save } = params.saved_payment_method_options ?? {}
  return {
    allow_redisplay_filters: allow_redisplay_filters ?? ['always'],
    payment_method_remove: 'disabled',
    payment_method_save: payment_method_save ?? null,
  }
}
