import { emit } from '#core/events.ts'
import { newId, randomText } from '#core/ids.ts'
import { list } from '#core/list.ts'
import type { PaymentIntent } from '#core/objects.ts'
import { mergeMetadata, only } from '#core/params.ts'
import { route } from '#core/router.ts'
import type { World } from '#core/world.ts'

export const paymentIntentRoutes = [
  route('GET /v1/payment_intents', (world, params) =>
    list(world, 'payment_intent', '/v1/payment_intents', params, ({ customer }) => {
      return params.customer === undefined || customer === params.customer
    }),
  ),
  route('GET /v1/payment_intents/:id', (world, _, { id }) => world.store.get('payment_intent', id)),
  route('POST /v1/payment_intents/:id', (world, params, { id }) => {
    only(params, 'metadata')
    const old = world.store.get('payment_intent', id)
    return world.store.update('payment_intent', id, {
      metadata: mergeMetadata(old.metadata, params.metadata),
    })
  }),
]

export interface IntentInput {
  amount: number
  currency: string
  customer: string | null
  description: string | null
  metadata: Record<string, string>
  receiptEmail: string | null
  setupFutureUsage: PaymentIntent['setup_future_usage']
}

export function createIntent(world: World, input: IntentInput): PaymentIntent {
  const id = newId('pi')
  const intent = world.store.put<PaymentIntent>({
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(24)}`,
    confirmation_method: 'automatic',
    created: world.clock.now(),
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    description: input.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: input.receiptEmail,
    review: null,
    setup_future_usage: input.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  })
  emit(world, 'payment_intent.created', intent)
  return intent
}
