import { invalid } from '#core/errors.ts'
import type { PaymentIntent, PaymentMethod, Session } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { createCustomer } from '#resources/customers.ts'
import { createIntent } from '#resources/payment-intents.ts'
import { acceptCard, type CardInput, markSetUp } from './cards.ts'
import { chargeIntent, failAuthentication, type Outcome } from './charge-intent.ts'
import { completeSession } from './complete.ts'
import { planId, planOf } from './plan.ts'

export type Confirmation =
  | { type: 'complete'; session: Session }
  | { type: 'failed'; session: Session; declineCode: string | null; message: string }
  | { type: 'asks'; session: Session; intent: PaymentIntent }

/** How the buyer wants to pay: with a card just typed, or one kept from before. */
export type Pay = ({ card: CardInput } | { saved: string }) & { email: string | null; save: boolean }

/** The buyer pressed Pay: one try with one card. The session stays open when it fails. */
export function confirmSession(world: World, id: string, pay: Pay): Confirmation {
  const session = openSession(world, id)
  const email = session.customer_details?.email ?? pay.email
  if (email === null) throw invalid('An email address is needed to pay.', { param: 'email' })
  const method = 'saved' in pay ? savedMethod(world, session, pay.saved) : acceptCard(world, pay.card, email)
  if (pay.save) world.store.update('payment_method', method.id, { allow_redisplay: 'always' })
  const customer = customerFor(world, session, email)
  if (session.amount_total === 0) {
    return {
      type: 'complete',
      session: completeSession(world, id, { paid: null, customer, method: method.id }),
    }
  }
  const intent = intentFor(world, session, customer)
  return settle(world, id, chargeIntent(world, intent.id, { method: method.id, present: true }))
}

/** The buyer answered the bank's question. */
export function answerBank(world: World, id: string, passed: boolean): Confirmation {
  openSession(world, id)
  const intent = intentOf(world, id)
  if (intent?.status !== 'requires_action' || intent.payment_method === null) {
    throw invalid('There is no question of the bank to answer.', { code: 'payment_intent_unexpected_state' })
  }
  const method = intent.payment_method
  if (!passed) return settle(world, id, failAuthentication(world, intent.id))
  markSetUp(world, method)
  return settle(world, id, chargeIntent(world, intent.id, { method, present: true, authenticated: true }))
}

function settle(world: World, id: string, outcome: Outcome): Confirmation {
  switch (outcome.type) {
    case 'paid': {
      const { customer, payment_method } = outcome.intent
      const session = completeSession(world, id, { paid: outcome.charge, customer, method: payment_method })
      return { type: 'complete', session }
    }
    case 'declined': {
      const { declineCode, message } = outcome.decline
      return { type: 'failed', session: world.store.get('checkout.session', id), declineCode, message }
    }
    case 'asks':
      return { type: 'asks', session: world.store.get('checkout.session', id), intent: outcome.intent }
  }
}

function openSession(world: World, id: string): Session {
  const session = world.store.get('checkout.session', id)
  if (session.status === 'open') return session
  const message =
    session.status === 'complete'
      ? 'This session is already paid.'
      : 'This session has expired. Nothing was charged.'
  throw invalid(message, { code: `session_${session.status}` })
}

function intentOf(world: World, id: string): PaymentIntent | undefined {
  const { intent } = planOf(world, id)
  return intent === null ? undefined : world.store.get('payment_intent', intent)
}

function intentFor(world: World, session: Session, customer: string | null): PaymentIntent {
  const known = intentOf(world, session.id)
  if (known !== undefined) return known
  const plan = planOf(world, session.id)
  const subscribes = session.mode === 'subscription'
  const intent = createIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    customer,
    description: subscribes ? 'Subscription creation' : plan.description,
    metadata: plan.intentMetadata,
    receiptEmail: plan.receiptEmail,
    setupFutureUsage: subscribes ? 'off_session' : plan.setupFutureUsage,
  })
  world.store.update('local.session', planId(session.id), { intent: intent.id })
  if (!subscribes) world.store.update('checkout.session', session.id, { payment_intent: intent.id })
  return intent
}

function savedMethod(world: World, session: Session, id: string): PaymentMethod {
  const method = world.store.get('payment_method', id, 'paymentMethod')
  if (session.customer !== null && method.customer === session.customer) return method
  throw invalid('This card does not belong to the customer.', { param: 'paymentMethod' })
}

function customerFor(world: World, session: Session, email: string): string | null {
  if (session.customer !== null) return session.customer
  if (session.mode === 'payment' && !wantsCustomer(session)) return null
  const customer = createCustomer(world, { email })
  world.store.update('checkout.session', session.id, { customer: customer.id })
  return customer.id
}

function wantsCustomer({ customer_creation, invoice_creation }: Session): boolean {
  return customer_creation === 'always' || invoice_creation?.enabled === true
}
