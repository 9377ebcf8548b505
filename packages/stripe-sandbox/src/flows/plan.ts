import type { SessionPlan } from '#core/objects.ts'
import type { World } from '#core/world.ts'

/** What a session will do when it is paid; see SessionPlan. */
export function planOf(world: World, session: string): SessionPlan {
  return world.store.get('local.session', planId(session))
}

export function planId(session: string): string {
  return `plan:${session}`
}
