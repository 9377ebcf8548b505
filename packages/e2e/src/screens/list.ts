import { adminScreens } from './admin.ts'
import { checkoutScreens } from './checkout.ts'
import { libraryScreens } from './library.ts'
import { mailScreens } from './mails.ts'
import { publicScreens } from './public.ts'
import type { Scene, Screen } from './scene.ts'
import { studioHomeScreens } from './studio-home.ts'
import { studioPassesScreens } from './studio-passes.ts'
import { studioSpaceScreens } from './studio-space.ts'
import { studioStageScreens } from './studio-stage.ts'
import { watchScreens } from './watch.ts'

export const areaNames = [
  'public',
  'checkout',
  'watch',
  'studio-home',
  'studio-passes',
  'studio-space',
  'studio-stage',
  'library',
  'admin',
] as const
export type Area = { name: (typeof areaNames)[number]; screens: Screen[] }

/** Every screen and state by name, in the order in which they can be reached. */
export async function listAreas(scene: Scene): Promise<Area[]> {
  return [
    { name: 'public', screens: await publicScreens(scene) },
    { name: 'checkout', screens: checkoutScreens(scene) },
    { name: 'watch', screens: await watchScreens(scene) },
    { name: 'studio-home', screens: studioHomeScreens(scene) },
    { name: 'studio-passes', screens: studioPassesScreens(scene) },
    { name: 'studio-space', screens: studioSpaceScreens(scene) },
    { name: 'studio-stage', screens: studioStageScreens(scene) },
    { name: 'library', screens: libraryScreens(scene) },
    { name: 'admin', screens: [...adminScreens(scene), ...(await mailScreens(scene))] },
  ]
}
