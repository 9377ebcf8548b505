import { studioScreen } from './open-studio.ts'
import type { Scene, Screen } from './scene.ts'

/** What is sold, and the editor with its ticket. */
export function studioPassesScreens({ demo, many, long }: Scene): Screen[] {
  const { slug } = demo
  return [
    studioScreen('passes', `${slug}/passes`),
    studioScreen('passes, a hundred', `${many.slug}/passes`, { as: 'keeper' }),
    studioScreen('passes, long names', `${long.slug}/passes`, { as: 'author' }),
    studioScreen('new pass', `${slug}/passes/new`),
    studioScreen('edit a pass', `${slug}/passes/${demo.passId}`),
    studioScreen('edit a pass, long names', `${long.slug}/passes/${long.passId}`, { as: 'author' }),
  ]
}
