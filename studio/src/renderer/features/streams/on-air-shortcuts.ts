import type { Shortcut } from '../../app/shortcut.ts'

/** What the keys do on air. */
export const onAirShortcuts: Shortcut[] = [
  { keys: ['1', '2', '3'], does: 'Camera, screen, side by side' },
  { keys: ['4', '5', '6', '7'], does: 'Picture in picture, by corner' },
  { keys: ['X'], does: 'Swap the pictures in picture in picture' },
  { keys: ['8', '9'], does: '“Starting soon”, “Be right back”' },
  { keys: ['M'], does: 'Mute or unmute' },
  { keys: ['V'], does: 'Camera on or off' },
  { keys: ['S'], does: 'Share a screen or stop' },
]
