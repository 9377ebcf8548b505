import { invalid } from '#core/errors.ts'
import type { Subscription, SubscriptionClock } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { periodEnd, runSubscription } from './renew.ts'

export interface Step {
  /** Renewals to wait for, each with the hour its draft takes. */
  periods?: number
  days?: number
}

/** Moves one subscription ahead of the wall clock; everything else stays in the present. */
export function advanceSubscription(world: World, id: string, { days = 0, periods = 0 }: Step): Subscription {
  if (days === 0 && periods === 0) throw invalid('Say how far: periods or days.')
  for (let count = 0; count < periods; count += 1) {
    const subscription = world.store.get('subscription', id)
    if (subscription.status === 'canceled') break
    moveTo(world, id, periodEnd(subscription) + 3600)
  }
  if (days > 0) moveTo(world, id, nowOf(world, id) + days * 24 * 3600)
  return world.store.get('subscription', id)
}

function moveTo(world: World, id: string, time: number) {
  runSubscription(world, id, time)
  world.store.put<SubscriptionClock>({ id: clockId(id), object: 'local.subscription', now: time })
}

function nowOf(world: World, id: string): number {
  const clock = world.store.find('local.subscription', clockId(id))
  return Math.max(world.clock.now(), clock?.now ?? 0)
}

function clockId(id: string): string {
  return `clock:${id}`
}
