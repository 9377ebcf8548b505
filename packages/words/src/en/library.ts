import { plural } from '../plural.ts'

/** Somebody's passes and what they open. */
export const library = {
  pageTitle: 'My passes · Stagedoor',
  title: 'My passes',
  empty: {
    title: 'No passes yet',
    text: 'A pass you get stands here as a ticket, with its seat and what it opens. The way in is always this page.',
    go: 'See who is on stage',
  },
  noneOpen: 'None of your passes is open at the moment. The past ones stand below.',
  payment: {
    failed: 'Your last payment did not go through.',
    openUntil: { before: (pass: string) => ` ${pass} stays open until `, after: ', and we try again.' },
    open: (pass: string) => ` ${pass} stays open, and we try again.`,
  },
  more: (count: number) => plural(count, { one: 'more pass', other: 'more passes' }),

  liveNow: 'Live now',
  onStage: (stream: string, creator: string) => `${stream}, with ${creator}`,
  next: (stream: string) => `Next: ${stream}. `,
  nothingPlanned: 'Nothing is planned at the moment.',
  replaysBelow: 'Nothing is planned at the moment. The replays are yours below.',
  seat: 'Seat',
  openUntil: 'Open until',
  daysLeft: (days: number) => `${plural(days, { one: 'day', other: 'days' })} left`,
  lastDay: 'Last day',
  access: 'Open',
  noEnd: 'Without an end',
  free: 'Free',
  until: ' · until ',
  watch: 'Watch',
  watchWhat: (stream: string) => `Watch: ${stream}`,
  toStream: 'Go to the stream',
  toStreamWhat: (stream: string) => `Go to the stream: ${stream}`,
  openSpace: 'Open Space',
  openSpaceWhat: (space: string) => `Open Space: ${space}`,

  comingUp: 'Coming up for you',
  addToCalendar: 'Add to calendar',
  addToCalendarWhat: (stream: string) => `Add to calendar: ${stream}`,
  moreComing: (count: number) => plural(count, { other: 'more to come' }),
  watchAgain: 'Watch again',
  moreReplays: (count: number) => plural(count, { one: 'more replay', other: 'more replays' }),

  past: 'Past passes',
  ended: 'ended',
  endedOn: 'ended ',
  givenBack: 'refunded or withdrawn',
  paused: 'paused until the payment is settled',
  again: 'Get it again',
  againWhat: (pass: string) => `Get it again: ${pass}`,
}
