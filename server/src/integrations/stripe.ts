import Stripe from 'stripe'
import type { Config } from '#config.ts'
import { IntegrationError } from '#http/errors.ts'

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

/** Marks our objects, so that another product on the same Stripe account is left alone. */
const appMark = 'stagedoor'

/** How a checkout and its money stand at Stripe right now. */
export type CheckoutFacts = {
  sessionId: string
  clientSecret: string | null
  status: 'open' | 'complete' | 'expired'
  isPaid: boolean
  /** A delayed payment that came to nothing after the checkout was complete. */
  hasFailed: boolean
  amountMinor: number
  currency: string
  /** From our own metadata; null for what another product made. */
  purchaseId: string | null
  paymentIntentId: string | null
  chargeId: string | null
  refunds: RefundFacts[]
  dispute: DisputeFacts | null
}
export type RefundFacts = {
  id: string
  amountMinor: number
  status: 'pending' | 'succeeded' | 'failed'
  /** Which of our own attempts made it; null for one made in Stripe's dashboard. */
  attempt: number | null
}
export type DisputeFacts = {
  id: string
  amountMinor: number
  status: 'open' | 'won' | 'lost'
  /** A question of the bank's that takes no money. */
  isInquiry: boolean
}

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

/** Stripe read the request and said no: nothing was made under this idempotency key. */
export class PaymentRefusal extends IntegrationError {
  override name = 'PaymentRefusal'
  readonly reason: 'missing' | 'key-reused' | 'exists' | 'not-allowed' | 'invalid'
  readonly param: string | undefined

  constructor(
    reason: PaymentRefusal['reason'],
    message: string,
    details: { param?: string; cause: unknown },
  ) {
    super('stripe', message, { retryable: false, cause: details.cause })
    this.reason = reason
    this.param = details.param
  }
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

function factsOf(session: Stripe.Checkout.Session): CheckoutFacts {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  return {
    sessionId: session.id,
    clientSecret: session.client_secret,
    status: session.status === 'complete' ? 'complete' : session.status === 'expired' ? 'expired' : 'open',
    isPaid: session.payment_status === 'paid' || session.payment_status === 'no_payment_required',
    hasFailed:
      session.status === 'complete' &&
      session.payment_status === 'unpaid' &&
      (intent?.status === 'requires_payment_method' || intent?.status === 'canceled'),
    amountMinor: session.amount_total ?? 0,
    currency: session.currency ?? '',
    purchaseId: session.metadata?.['app'] === appMark ? (session.metadata['purchase_id'] ?? null) : null,
    paymentIntentId: idOf(session.payment_intent),
    chargeId: idOf(intent?.latest_charge ?? null),
    refunds: [],
    dispute: null,
  }
}

function chargeOf(session: Stripe.Checkout.Session): Stripe.Charge | null {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  return typeof intent?.latest_charge === 'object' ? intent.latest_charge : null
}

function refundFacts(refund: Stripe.Refund): RefundFacts {
  const status =
    refund.status === 'succeeded'
      ? 'succeeded'
      : refund.status === 'failed' || refund.status === 'canceled'
        ? 'failed'
        : 'pending'
  const attempt = refund.metadata?.['attempt']
  return { id: refund.id, amountMinor: refund.amount, status, attempt: attempt ? Number(attempt) : null }
}

function disputeFacts(dispute: Stripe.Dispute): DisputeFacts {
  const isOver = { won: 'won', warning_closed: 'won', prevented: 'won', lost: 'lost' } as const
  return {
    id: dispute.id,
    amountMinor: dispute.amount,
    status: dispute.status in isOver ? isOver[dispute.status as keyof typeof isOver] : 'open',
    isInquiry: dispute.status.startsWith('warning_') || dispute.status === 'prevented',
  }
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}

/** The SDK takes an answer for a success unless its body says `error`: the id proves that it was one. */
async function asked<T extends { id: string }>(call: () => Promise<T>): Promise<T> {
  const answer = await wrapped(call)
  if (typeof answer.id !== 'string')
    throw new IntegrationError('stripe', 'answered with something that has no id', { retryable: true })
  return answer
}

async function askedForList<T>(
  call: () => PromiseLike<Stripe.ApiList<T>>,
): Promise<Pick<Stripe.ApiList<T>, 'data'>> {
  const answer = await wrapped(async () => call())
  if (!Array.isArray(answer.data))
    throw new IntegrationError('stripe', 'answered with something that is no list', { retryable: true })
  return answer
}

async function wrapped<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toIntegrationError(error)
  }
}

function toIntegrationError(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const details = { ...(error.param ? { param: error.param } : {}), cause: error }
  if (error instanceof Stripe.errors.StripeIdempotencyError)
    return new PaymentRefusal('key-reused', error.message, details)
  if (error instanceof Stripe.errors.StripeAuthenticationError)
    return new PaymentRefusal('not-allowed', error.message, details)
  if (error instanceof Stripe.errors.StripePermissionError)
    return new PaymentRefusal('not-allowed', error.message, details)
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    const reason =
      error.code === 'resource_missing'
        ? 'missing'
        : error.code === 'resource_already_exists'
          ? 'exists'
          : 'invalid'
    return new PaymentRefusal(reason, error.message, details)
  }
  return new IntegrationError('stripe', error.message, { retryable: true, cause: error })
}

function sandboxHost(address: string): Stripe.StripeConfig {
  const url = new URL(address)
  return { protocol: 'http', host: url.hostname, port: url.port || '80' }
}
