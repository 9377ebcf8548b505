import type { Charge } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { behaviourOf } from './cards.ts'

export function openDisputeSoon(world: World, charge: Charge) {
  if (charge.payment_method !== null && behaviourOf(world, charge.payment_method).behaviour === 'disputed')
    return
}
