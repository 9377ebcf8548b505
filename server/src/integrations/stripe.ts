import Stripe from 'stripe'
import type { Config } from '#config.ts'
import { asked, askedForList, PaymentRefusal } from './ask-stripe.ts'
import { appMark, chargeOf, disputeFacts, factsOf, refundFacts, type CheckoutFacts } from './stripe-facts.ts'

/** Every event type we ask Stripe to send; all of them only say which purchase to read again. */
export const stripeEventTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
] as const satisfies Stripe.WebhookEndpointCreateParams.EnabledEvent[]

/** What a checkout is opened with. All of it is stored before the call: a retry must send the same. */
export type CheckoutRequest = {
  purchaseId: string
  attempt: number
  customerId: string
  priceId: string
  expiresAt: Date
  returnUrl: string
}

export type PaymentEvent = {
  id: string
  type: string
  payload: unknown
}

export type Payments = ReturnType<typeof createPayments>

/** The few verbs we use of Stripe. With a sandbox address the same SDK talks to our own local Stripe instead. */
export function createPayments(config: NonNullable<Config['stripe']>) {
  const stripe = new Stripe(config.secretKey.reveal(), {
    ...(config.sandboxUrl ? sandboxHost(config.sandboxUrl) : {}),
    maxNetworkRetries: 1,
    timeout: 8_000,
    telemetry: false,
    appInfo: { name: 'Stagedoor' },
  })

  return {
    async createCustomer(person: { userId: string; email: string }): Promise<string> {
      const params = { email: person.email, metadata: { app: appMark, user_id: person.userId } }
      const { id } = await asked(() =>
        stripe.customers.create(params, { idempotencyKey: `cus:${person.userId}` }),
      )
      return id
    },

    /** Makes the pass's product, under an id of our own so that making it twice is noticed. */
    async createProduct(pass: { passId: string; name: string }): Promise<string> {
      const id = `pass_${pass.passId}`
      try {
        await asked(() =>
          stripe.products.create({
            id,
            name: pass.name,
            metadata: { app: appMark, pass_id: pass.passId },
          }),
        )
      } catch (error) {
        if (!(error instanceof PaymentRefusal && error.reason === 'exists')) throw error
      }
      return id
    },

    async createPrice(price: {
      passId: string
      version: number
      productId: string
      amountMinor: number
      currency: string
    }): Promise<string> {
      const { id } = await asked(() =>
        stripe.prices.create(
          {
            product: price.productId,
            unit_amount: price.amountMinor,
            currency: price.currency,
            metadata: { app: appMark, pass_id: price.passId, version: String(price.version) },
          },
          { idempotencyKey: `price:${price.passId}:${price.version}` },
        ),
      )
      return id
    },

    async openCheckout(request: CheckoutRequest): Promise<CheckoutFacts> {
      const metadata = { app: appMark, purchase_id: request.purchaseId }
      const session = await asked(() =>
        stripe.checkout.sessions.create(
          {
            mode: 'payment',
            ui_mode: 'elements',
            customer: request.customerId,
            line_items: [{ price: request.priceId, quantity: 1 }],
            allowed_payment_method_types: ['card'],
            return_url: request.returnUrl,
            expires_at: Math.floor(request.expiresAt.getTime() / 1000),
            client_reference_id: request.purchaseId,
            metadata,
            payment_intent_data: { metadata },
          },
          { idempotencyKey: `cs:${request.purchaseId}:${request.attempt}` },
        ),
      )
      return factsOf(session)
    },

    /** The newest checkout of this purchase among the customer's, for when its id was never stored. */
    async findCheckout(customerId: string, purchaseId: string): Promise<CheckoutFacts | undefined> {
      const page = await askedForList(() =>
        stripe.checkout.sessions.list({ customer: customerId, limit: 100 }),
      )
      const session = page.data.find((item) => item.metadata?.['purchase_id'] === purchaseId)
      return session && (await readCheckout(session.id))
    },

    readCheckout,

    /** Ends a checkout so that nobody can pay it any more; when it is no longer open, says how it stands. */
    async expireCheckout(sessionId: string): Promise<CheckoutFacts> {
      try {
        return factsOf(await asked(() => stripe.checkout.sessions.expire(sessionId)))
      } catch (error) {
        if (error instanceof PaymentRefusal && error.reason === 'invalid') return readCheckout(sessionId)
        throw error
      }
    },

    /** Returns all that was paid. */
    async refund(request: { purchaseId: string; attempt: number; paymentIntentId: string }): Promise<string> {
      const { id } = await asked(() =>
        stripe.refunds.create(
          {
            payment_intent: request.paymentIntentId,
            reason: 'requested_by_customer',
            metadata: { app: appMark, purchase_id: request.purchaseId, attempt: String(request.attempt) },
          },
          { idempotencyKey: `refund:${request.purchaseId}:${request.attempt}` },
        ),
      )
      return id
    },

    /** Checks the signature over the raw bytes. Throws when it is forged, altered or older than five minutes. */
    readEvent(rawBody: Buffer, signature: string): PaymentEvent {
      const event = stripe.webhooks.constructEvent(rawBody, signature, config.webhookSecret.reveal())
      return { id: event.id, type: event.type, payload: event }
    },

    /** Whether Stripe answers with our key. */
    async ping(): Promise<void> {
      await askedForList(() => stripe.customers.list({ limit: 1 }))
    },
  }

  async function readCheckout(sessionId: string): Promise<CheckoutFacts> {
    const session = await asked(() =>
      stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent.latest_charge'] }),
    )
    const facts = factsOf(session)
    const charge = chargeOf(session)
    if (!facts.isPaid || !facts.paymentIntentId) return facts
    const filter = { payment_intent: facts.paymentIntentId, limit: 100 }
    const refunds = await askedForList(() => stripe.refunds.list(filter))
    const disputes = charge?.disputed
      ? await askedForList(() => stripe.disputes.list(filter))
      : { data: [] as Stripe.Dispute[] }
    const dispute = disputes.data[0]
    return {
      ...facts,
      refunds: refunds.data.map(refundFacts),
      dispute: dispute ? disputeFacts(dispute) : null,
    }
  }
}

function sandboxHost(address: string): Stripe.StripeConfig {
  const url = new URL(address)
  return { protocol: 'http', host: url.hostname, port: url.port || '80' }
}
