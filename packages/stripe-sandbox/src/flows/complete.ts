import { emit } from '#core/events.ts'
import type { Charge, Session } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { attach } from '#resources/payment-methods.ts'
import { invoiceSession } from './invoice-session.ts'
import { planOf } from './plan.ts'
import { startSubscription } from './start-subscription.ts'

interface Payment {
  /** Null when there was nothing to pay. */
  paid: Charge | null
  customer: string | null
  method: string | null
}

/** The money is there: makes what was bought, and closes the session. */
export function completeSession(world: World, id: string, { customer, method, paid }: Payment): Session {
  const session = world.store.get('checkout.session', id)
  if (customer !== null && method !== null && keepsCard(world, session, method))
    attach(world, method, customer)
  const made = customer === null ? {} : makeBought(world, session, { customer, method, paid })
  const card = method === null ? undefined : world.store.get('payment_method', method)
  const complete = world.store.update('checkout.session', id, {
    ...made,
    client_secret: null,
    customer,
    customer_details: {
      address: card?.billing_details.address ?? null,
      business_name: null,
      email: session.customer_details?.email ?? card?.billing_details.email ?? null,
      individual_name: null,
      name: session.customer_details?.name ?? card?.billing_details.name ?? null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    payment_status: paid === null ? 'no_payment_required' : 'paid',
    status: 'complete',
  })
  emit(world, 'checkout.session.completed', complete)
  return complete
}

function makeBought(
  world: World,
  session: Session,
  payment: Payment & { customer: string },
): Partial<Session> {
  if (session.mode === 'subscription') {
    const subscription = startSubscription(world, session, payment)
    return { subscription: subscription.id, invoice: subscription.latest_invoice }
  }
  if (session.invoice_creation?.enabled !== true) return {}
  return { invoice: invoiceSession(world, session, payment).id }
}

function keepsCard(world: World, { id, mode }: Session, method: string): boolean {
  const { allow_redisplay, customer } = world.store.get('payment_method', method)
  if (customer !== null) return false
  return (
    mode === 'subscription' || allow_redisplay === 'always' || planOf(world, id).setupFutureUsage !== null
  )
}
