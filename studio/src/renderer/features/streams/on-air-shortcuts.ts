import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import type { Shortcut } from '../../app/shortcut.ts'

/** What the keys do on air. */
export function onAirShortcuts(): Shortcut[] {
  const { shortcuts: words } = studioOnAirWords()
  return [
    { keys: ['1', '2', '3'], does: words.layouts },
    { keys: ['4', '5', '6', '7'], does: words.pip },
    { keys: ['X'], does: words.swap },
    { keys: ['8', '9'], does: words.cards },
    { keys: ['M'], does: words.mute },
    { keys: ['V'], does: words.camera },
    { keys: ['S'], does: words.share },
  ]
}
