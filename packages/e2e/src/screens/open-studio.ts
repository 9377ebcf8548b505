import type { Screen } from './scene.ts'

/** A screen of the studio, its creator's unless said otherwise, with the test card for a camera. */
export function studioScreen(name: string, hash: string, more: Partial<Screen> = {}): Screen {
  return {
    name: `studio, ${name}`,
    app: 'studio',
    as: 'creator',
    address: `/?source=canvas#/${hash}`,
    ...more,
  }
}
