import { emit } from '#core/events.ts'
import { newId } from '#core/ids.ts'
import type { Charge, LineItem, Price, Session, Subscription, SubscriptionItem } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { finalizeInvoice, markInvoicePaid } from './invoice.ts'
import { periodAfter } from './period.ts'
import { planOf } from './plan.ts'
import { draftSubscriptionInvoice } from './subscription-invoice.ts'

/** A subscription whose first period is paid already: that is how sessions make them. */
export function startSubscription(
  world: World,
  session: Session,
  { customer, method, paid }: { customer: string; method: string | null; paid: Charge | null },
): Subscription {
  const plan = planOf(world, session.id)
  const id = newId('sub')
  const items = plan.lineItems.flatMap((line) =>
    line.price === null ? [] : [itemOf(world, id, line, line.price)],
  )
  const subscription = build(world, id, { customer, method, items, currency: session.currency ?? 'usd' })
  world.store.put({ ...subscription, metadata: plan.subscriptionMetadata, description: plan.description })
  const draft = draftSubscriptionInvoice(world, id, 'subscription_create')
  const started = world.store.update('subscription', id, { latest_invoice: draft.id })
  emit(world, 'customer.subscription.created', started)
  finalizeInvoice(world, draft.id)
  markInvoicePaid(world, draft.id, paid?.payment_intent ?? null)
  return started
}

function itemOf(world: World, subscription: string, line: LineItem, price: Price): SubscriptionItem {
  const now = world.clock.now()
  const item: SubscriptionItem = {
    id: newId('si', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: now,
    current_period_end: periodAfter(price.recurring, now, now),
    current_period_start: now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planFrom(price),
    price,
    quantity: line.quantity ?? 1,
    subscription,
    tax_rates: [],
  }
  return item
}

/** The older name of a price; Stripe still sends it with every item. */
function planFrom(price: Price): SubscriptionItem['plan'] {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  }
}

function build(
  world: World,
  id: string,
  {
    customer,
    method,
    items,
    currency,
  }: { customer: string; method: string | null; items: SubscriptionItem[]; currency: string },
): Subscription {
  const now = world.clock.now()
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: now,
    currency,
    customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: method,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: { object: 'list', data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: 'active',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    trial_start: null,
  }
}
