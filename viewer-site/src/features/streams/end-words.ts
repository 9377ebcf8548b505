import type { EndReason } from '@stagedoor/live/viewer/moment'

/** Why access ended: what happened, where the money is, what is possible now. Blames nobody. */
export const endWords: Record<EndReason, { title: string; text: string }> = {
  refunded: {
    title: 'Your pass was refunded',
    text: 'The money is on its way back to the card you paid with. Banks take three to five working days.',
  },
  expired: {
    title: 'Your pass has ended',
    text: 'Its time is over. What you bought before stays under My passes; a new pass opens this at once.',
  },
  banned: {
    title: 'The host has closed this Space to you',
    text: 'You can no longer watch or write here. Other Spaces are not affected.',
  },
  'signed-out': {
    title: 'You signed out on another device',
    text: 'Sign in again and you are back at the live edge.',
  },
  suspended: {
    title: 'This Space is closed for now',
    text: 'We have paused it while we look into a report. If it stays closed, what is left of your pass is paid back.',
  },
}
