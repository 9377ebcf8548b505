import type Stripe from 'stripe'
import type { Wire } from './wire.ts'

export type Product = Wire<Stripe.Product>
export type Price = Wire<Stripe.Price>
export type Customer = Wire<Stripe.Customer>
export type PaymentMethod = Wire<Stripe.PaymentMethod>
export type Session = Wire<Stripe.Checkout.Session>
export type LineItem = Wire<Stripe.LineItem>
export type PaymentIntent = Wire<Stripe.PaymentIntent>
export type Charge = Wire<Stripe.Charge>
export type BalanceTransaction = Wire<Stripe.BalanceTransaction>
export type Refund = Wire<Stripe.Refund>
export type Dispute = Wire<Stripe.Dispute>
export type Invoice = Wire<Stripe.Invoice>
export type InvoiceLineItem = Wire<Stripe.InvoiceLineItem>
export type InvoicePayment = Wire<Stripe.InvoicePayment>
export type Subscription = Wire<Stripe.Subscription>
export type SubscriptionItem = Wire<Stripe.SubscriptionItem>
export type WebhookEndpoint = Wire<Stripe.WebhookEndpoint>
export type PortalConfiguration = Wire<Stripe.BillingPortal.Configuration>
export type PortalSession = Wire<Stripe.BillingPortal.Session>
export type EventType = Stripe.Event['type']
export type Event = Omit<Wire<Stripe.EventBase>, 'data' | 'type'> & {
  type: EventType
  data: { object: { id?: string; object: string }; previous_attributes?: object }
}

/** What Stripe keeps to itself about a card: how it will behave. Never its number. */
export type CardNature = { id: string; object: 'local.card'; behaviour: string; setUp: boolean }

/** What a session was created with and answers only when asked, or uses when it completes. */
export type SessionPlan = {
  id: string
  object: 'local.session'
  clientSecret: string
  lineItems: LineItem[]
  /** The payment of the tries so far; a subscription's session does not show it. */
  intent: string | null
  description: string | null
  receiptEmail: string | null
  /** Metadata for what the session makes: never inherited from the session itself. */
  intentMetadata: Stripe.Metadata
  subscriptionMetadata: Stripe.Metadata
  setupFutureUsage: PaymentIntent['setup_future_usage']
}

/** A subscription may be ahead of the wall clock: `/_local/advance` moves it, and only it. */
export type SubscriptionClock = { id: string; object: 'local.subscription'; now: number }

export type Delivery = {
  id: string
  object: 'local.delivery'
  event: string
  endpoint: string
  status: 'pending' | 'delivered' | 'failed' | 'dropped'
  nextAt: number | null
  attempts: { at: number; status: number | null; error: string | null; durationMs: number }[]
}

export type IdempotentReply = {
  id: string
  object: 'local.idempotency'
  fingerprint: string
  status: number
  body: string
  created: number
}

export type Task = {
  id: string
  object: 'local.task'
  what: 'open-dispute' | 'fail-refund' | 'finish-refund'
  subject: string
  at: number
}

export type Setting = { id: string; object: 'local.setting'; value: string }

/** Every kind of object the store holds, by its `object` name. */
export interface Objects {
  product: Product
  price: Price
  customer: Customer
  payment_method: PaymentMethod
  'checkout.session': Session
  payment_intent: PaymentIntent
  charge: Charge
  balance_transaction: BalanceTransaction
  refund: Refund
  dispute: Dispute
  invoice: Invoice
  invoice_payment: InvoicePayment
  subscription: Subscription
  subscription_item: SubscriptionItem
  webhook_endpoint: WebhookEndpoint
  'billing_portal.configuration': PortalConfiguration
  'billing_portal.session': PortalSession
  event: Event
  'local.card': CardNature
  'local.session': SessionPlan
  'local.subscription': SubscriptionClock
  'local.delivery': Delivery
  'local.idempotency': IdempotentReply
  'local.task': Task
  'local.setting': Setting
}

export type Kind = keyof Objects
