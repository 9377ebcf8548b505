import { invalid } from '#core/errors.ts'
import { change, emit } from '#core/events.ts'
import type { Invoice, Subscription } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { createIntent } from '#resources/payment-intents.ts'
import { chargeIntent, type Outcome } from './charge-intent.ts'
import { linkPayment, markInvoicePaid, paymentsOf } from './invoice.ts'

interface Try {
  method?: string | undefined
  /** Somebody is there to answer the bank; otherwise a card that asks is a card that fails. */
  authenticated?: boolean
}

/** One try to pay an open invoice; its subscription follows. */
export function payInvoice(
  world: World,
  id: string,
  { method, authenticated = false }: Try = {},
): Outcome | null {
  const invoice = world.store.get('invoice', id)
  if (invoice.status !== 'open') throw invalid(`Invoice ${id} cannot be paid: it is ${invoice.status}.`)
  if (invoice.amount_due === 0) {
    markInvoicePaid(world, id, null)
    follow(world, invoice, 'active')
    return null
  }
  const card = method ?? methodFor(world, invoice)
  if (card === null)
    throw invalid('There is no card to pay this invoice with.', { code: 'invoice_no_payment_method' })
  const intent = intentFor(world, invoice)
  const outcome = chargeIntent(world, intent, { method: card, present: authenticated, authenticated })
  if (outcome.type === 'paid') {
    markInvoicePaid(world, id, intent)
    follow(world, invoice, 'active')
  } else {
    const failed = world.store.update('invoice', id, {
      attempt_count: invoice.attempt_count + 1,
      attempted: true,
    })
    if (outcome.type === 'declined' && outcome.decline.code === 'authentication_required') {
      emit(world, 'invoice.payment_action_required', failed)
    }
    emit(world, 'invoice.payment_failed', failed)
    follow(world, invoice, 'past_due')
  }
  return outcome
}

export function subscriptionOf(invoice: Invoice): string | null {
  return invoice.parent?.subscription_details?.subscription ?? null
}

/** The subscription's own card first, as Stripe does; a card changed in the portal is the customer's. */
function methodFor(world: World, invoice: Invoice): string | null {
  const id = subscriptionOf(invoice)
  const subscription = id === null ? undefined : world.store.get('subscription', id)
  const customer = invoice.customer === null ? undefined : world.store.find('customer', invoice.customer)
  const own = subscription?.default_payment_method ?? invoice.default_payment_method
  return own ?? customer?.invoice_settings.default_payment_method ?? null
}

function intentFor(world: World, invoice: Invoice): string {
  const [known] = paymentsOf(world, invoice.id)
  if (known?.payment.payment_intent !== undefined) return known.payment.payment_intent
  const intent = createIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    description: 'Subscription update',
    metadata: {},
    receiptEmail: null,
    setupFutureUsage: null,
  })
  linkPayment(world, invoice, intent.id)
  return intent.id
}

function follow(world: World, invoice: Invoice, status: Subscription['status']) {
  const id = subscriptionOf(invoice)
  if (id === null || world.store.get('subscription', id).status === 'canceled') return
  change(world, 'customer.subscription.updated', 'subscription', id, { status })
}
