import { formatNumber, plural } from '../plural.ts'

/** The page around the stage; what the stage itself says is in `moments.ts`. */
export const watch = {
  toChat: 'Go to the chat',
  backTo: (space: string) => `Back to ${space}`,
  account: 'Account',
  myPasses: 'My passes',
  yourAccount: (name: string) => `Your account, ${name}`,
  signIn: 'Sign in',
  noScript:
    'Watching and the chat need JavaScript. Your pass is safe: switch it on for this site and load the page again.',

  stage: 'Stage',
  chat: 'Chat',
  asWritten: 'as it was written',
  here: (count: number) => `${formatNumber(count)} here`,
  hideChat: 'Hide the chat',
  chatNeedsPass: 'The chat opens with a pass.',
  chatClosed: 'The chat here is closed to you.',
  chatOfEnded: 'The chat closed together with your access.',
  showOver: 'The show is over; the chat stays with its replay.',
  calledOff: 'This evening was called off.',
  roomOpen: 'The room is open. Say hello before it begins.',
  says: (name: string) => `${name}:`,

  reactions: 'Reactions',
  reaction: { heart: 'Heart', clap: 'Applause', wave: 'Wave', spark: 'Wow', again: 'Encore' },
  /** With the count as it is seen, which people say to their computer. */
  reactionCount: (name: string, shown: string) => `${name}, ${shown}`,
  /** The number, and what a phone has no room for. */
  watching: (count: number) => ({ count: formatNumber(count), more: ' watching' }),
  behind: (seconds: string) => `${seconds} s behind`,
  measuredFromCamera: (host: string) => `Measured from ${host}’s camera to your screen`,
  measuredFromServer: 'Measured from our server to your screen',
  since: (time: string) => `since ${time}`,
  inRoom: (count: number) => `${plural(count, { one: 'person is', other: 'people are' })} in the room.`,
}
