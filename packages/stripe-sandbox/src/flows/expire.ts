import { emit } from '#core/events.ts'
import type { Session } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { planOf } from './plan.ts'

/** Ends an open session; a payment that waits for the bank's question ends with it. */
export function expireSession(world: World, id: string): Session {
  const { intent } = planOf(world, id)
  if (intent !== null) {
    const canceled = world.store.update('payment_intent', intent, {
      status: 'canceled',
      canceled_at: world.clock.now(),
      cancellation_reason: 'automatic',
      next_action: null,
    })
    emit(world, 'payment_intent.canceled', canceled)
  }
  const session = world.store.update('checkout.session', id, { status: 'expired', client_secret: null })
  emit(world, 'checkout.session.expired', session)
  return session
}

/** What the timer does: every open session whose time has come. */
export function expireDueSessions(world: World) {
  const now = world.clock.now()
  for (const session of world.store.all('checkout.session')) {
    if (session.status === 'open' && session.expires_at <= now) expireSession(world, session.id)
  }
}
