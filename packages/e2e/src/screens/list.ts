import { adminScreens } from './admin.ts'
import { checkoutScreens } from './checkout.ts'
import { mailScreens } from './mails.ts'
import { publicScreens } from './public.ts'
import type { Scene, Screen } from './scene.ts'
import { studioScreens } from './studio.ts'
import { watchScreens } from './watch.ts'

/** Every screen and state by name, in the order in which they can be reached. */
export async function listScreens(scene: Scene): Promise<Screen[]> {
  return [
    ...publicScreens(scene),
    ...checkoutScreens(scene),
    ...(await watchScreens(scene)),
    ...studioScreens(scene),
    ...adminScreens(scene),
    ...(await mailScreens(scene)),
  ]
}
