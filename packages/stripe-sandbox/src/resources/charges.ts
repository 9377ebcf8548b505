import { change } from '#core/events.ts'
import { newId } from '#core/ids.ts'
import { list } from '#core/list.ts'
import type { Charge, PaymentIntent, PaymentMethod } from '#core/objects.ts'
import { mergeMetadata, only } from '#core/params.ts'
import { route } from '#core/router.ts'
import type { World } from '#core/world.ts'
import type { Decline } from '#flows/decline.ts'
import { bookBalance } from './balance-transactions.ts'

export const chargeRoutes = [
  route('GET /v1/charges', (world, params) =>
    list(world, 'charge', '/v1/charges', params, (charge) => {
      if (params.customer !== undefined && charge.customer !== params.customer) return false
      return params.payment_intent === undefined || charge.payment_intent === params.payment_intent
    }),
  ),
  route('GET /v1/charges/:id', (world, _, { id }) => world.store.get('charge', id)),
  route('POST /v1/charges/:id', (world, params, { id }) => {
    only(params, 'metadata')
    const old = world.store.get('charge', id)
    return change(world, 'charge.updated', 'charge', id, {
      metadata: mergeMetadata(old.metadata, params.metadata),
    })
  }),
]

/** What became of one try to take the money: a succeeded charge, or a failed one with its reason. */
export function createCharge(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  outcome: { decline: Decline | null; authenticated: boolean },
): Charge {
  const id = newId('ch')
  const { decline } = outcome
  const paid = decline === null
  const balance = paid
    ? bookBalance(world, { type: 'charge', amount: intent.amount, currency: intent.currency, source: id })
    : null
  return world.store.put<Charge>({
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: balance?.id ?? null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'STAGEDOOR SANDBOX',
    captured: paid,
    created: world.clock.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(method, intent.amount, outcome.authenticated),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: paid ? `${world.publicUrl}/_local/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  })
}

function outcomeOf(decline: Decline | null): Charge['outcome'] {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline === null ? 'approved_by_network' : 'declined_by_network',
    reason: decline === null ? null : (decline.declineCode ?? decline.code),
    risk_level: 'normal',
    risk_score: 12,
    seller_message: decline === null ? 'Payment complete.' : 'The bank did not return any further details.',
    type: decline === null ? 'authorized' : 'issuer_declined',
  }
}

function detailsOf(
  method: PaymentMethod,
  amount: number,
  authenticated: boolean,
): Charge['payment_method_details'] {
  const { card } = method
  if (card === undefined) return { type: method.type }
  return {
    type: 'card',
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: null,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: card.regulated_status,
      three_d_secure: authenticated ? threeDSecure : null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}

const threeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
} as const
