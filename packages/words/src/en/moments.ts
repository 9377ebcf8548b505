import { plural } from '../plural.ts'

const hours = { one: 'hour', other: 'hours' }
const minutes = { one: 'minute', other: 'minutes' }

/** What the stage says in every moment that is not simply the picture. */
export const moments = {
  opening: 'Opening the stream',
  isLive: (title: string) => `${title} is live.`,
  replayHere: (title: string) => `The replay of ${title} is here.`,

  untilStart: 'Until the start',
  days: { one: 'day', other: 'days' },
  hours,
  minutes,
  seconds: { one: 'second', other: 'seconds' },
  when: (date: string, time: string) => `${date}, ${time} your time.`,
  opensByItself: 'It opens here by itself.',
  anyMoment: (host: string) => `${host} starts any moment. It opens here by itself.`,
  addToCalendar: 'Add to calendar',

  reconnecting: 'Reconnecting',
  offline: 'You are offline',
  paused: (seconds: number) =>
    `Your connection paused ${plural(seconds, { one: 'second', other: 'seconds' })} ago. You come back to the live edge, nothing to press.`,
  offlineFor: (seconds: number) =>
    `Your connection paused ${plural(seconds, { one: 'second', other: 'seconds' })} ago. Once you are online again you come back to the live edge, nothing to press.`,
  comesBack: 'You come back to the live edge by yourself.',
  tryNow: 'Try again now',
  soundOnly: 'Sound only',

  away: (host: string) => `${host} is back in a moment`,
  onItsWay: 'The picture is on its way.',
  pausedAt: (time: string) => `The connection there paused at ${time}.`,
  /** The time left stands between the two. */
  staysOpen: { before: 'The room stays open for another ', after: ', and the chat with it.' },

  isOn: (title: string) => `${title} is on`,
  replayOf: (title: string) => `The replay of ${title}`,
  opens: (count: number) => (count === 1 ? 'This opens it at once:' : 'Any of these opens it at once:'),
  nothingOpens: 'No pass that opens it is on sale at the moment.',
  free: 'Free',
  getAccess: 'Get access',
  getAccessTo: (pass: string) => `Get access: ${pass}`,
  havePass: { before: 'Have a pass? ', link: 'Sign in', after: '' },
  signIn: 'Sign in',
  seePasses: 'See passes',
  myPasses: 'My passes',

  /** Why access ended: what happened, where the money is, what is possible now. Blames nobody. */
  ended: {
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
  },

  takenOver: 'You are watching on another device',
  takenOverNote: 'A pass is one seat, and the newest device has it. The chat stays with you here.',
  watchHere: 'Watch here instead',
  removed: 'You left the room',
  removedNote: 'The server closed your connection more than once. Your pass is not touched.',
  again: 'Try again',
  doesNotOpen: 'The stream does not open',
  keepTrying: (message: string) => `${message} We keep trying; nothing you bought is lost.`,

  calledOff: (title: string) => `${title} was called off`,
  calledOffBy: (host: string) => `${host} canceled it. Your pass stays open for everything else.`,
  seeNext: 'See what comes next',
  thatWas: (title: string) => `That was ${title}`,
  /** How long a show was; the minutes are left out where there are none, and so are the hours. */
  lasted: (wholeHours: number, rest: number) =>
    `${[wholeHours > 0 && plural(wholeHours, hours), rest > 0 && plural(rest, minutes)].filter(Boolean).join(' and ')} live.`,
  replayComes: 'The replay is being made and appears here by itself.',
  replayBroken: 'The recording could not be made whole, so there is no replay. The host knows.',
  noReplay: 'It was played once: there is no replay.',
}
