import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Delivery, Event } from './objects.ts'
import type { Store } from './store.ts'

/** Everything a handler may touch. Handlers are synchronous, so each request is one step. */
export interface World {
  store: Store
  clock: Clock
  faults: Faults
  secretKey: string
  publishableKey: string
  /** Where browsers reach the sandbox, without a trailing slash. */
  publicUrl: string
  /** Deliveries made since the deliverer last looked. */
  outbox: Delivery[]
  /** The request being answered; null when a timer acts. */
  cause: Event['request']
}
