import { StripeError } from '#core/errors.ts'
import type { Task } from '#core/objects.ts'
import { takeDueTasks } from '#core/tasks.ts'
import type { World } from '#core/world.ts'
import { openDispute } from '#flows/dispute.ts'
import { expireDueSessions } from '#flows/expire.ts'
import { failRefund, finishRefund } from '#flows/refund.ts'
import { runDueSubscriptions } from '#flows/renew.ts'

/** What happens by itself because time has passed; called each second. */
export function tick(world: World) {
  expireDueSessions(world)
  runDueSubscriptions(world)
  for (const task of takeDueTasks(world)) {
    try {
      run(world, task)
    } catch (error) {
      // The object has moved on: a charge refunded before its dispute, say. Then there is nothing to do.
      if (!(error instanceof StripeError)) throw error
    }
  }
  world.store.commit()
}

function run(world: World, { subject, what }: Task) {
  switch (what) {
    case 'open-dispute':
      return openDispute(world, subject)
    case 'fail-refund':
      return failRefund(world, subject)
    case 'finish-refund':
      return finishRefund(world, subject)
  }
}
