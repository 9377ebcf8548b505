import type Stripe from 'stripe'

/** Marks our objects, so that another product on the same Stripe account is left alone. */
export const appMark = 'stagedoor'

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

export function factsOf(session: Stripe.Checkout.Session): CheckoutFacts {
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

export function chargeOf(session: Stripe.Checkout.Session): Stripe.Charge | null {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  return typeof intent?.latest_charge === 'object' ? intent.latest_charge : null
}

export function refundFacts(refund: Stripe.Refund): RefundFacts {
  const status =
    refund.status === 'succeeded'
      ? 'succeeded'
      : refund.status === 'failed' || refund.status === 'canceled'
        ? 'failed'
        : 'pending'
  const attempt = refund.metadata?.['attempt']
  return { id: refund.id, amountMinor: refund.amount, status, attempt: attempt ? Number(attempt) : null }
}

export function disputeFacts(dispute: Stripe.Dispute): DisputeFacts {
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
