import { plural } from '../plural.ts'

export const chat = {
  said: 'What was said',
  earlier: 'Earlier messages',
  new: (count: number) => `${plural(count, { one: 'new', other: 'new' })}`,
  newLabel: (count: number) =>
    `${plural(count, { one: 'new message', other: 'new messages' })}, go to the latest`,
  empty: 'Nobody has said anything yet.',
  notLoaded: 'The messages did not load.',
  again: 'Try again',
  you: 'You',
  notSent: (reason: string) => `Not sent. ${reason}`,
  sendAgain: 'Send again',
  discard: 'Discard',
  host: 'Host',
  moderator: 'Moderator',
  removedByAuthor: 'Message removed.',
  removedByModerator: 'A message was removed by a moderator.',
  paused: 'The host has paused your messages. You can still watch and read.',

  message: 'Message',
  placeholder: 'Say something',
  send: 'Send',
  sendIn: (seconds: number) => `Send, in ${plural(seconds, { one: 'second', other: 'seconds' })}`,
  slow: (seconds: number) => `Slow mode: ${seconds} s`,
  untilNext: 'Until the next message',

  asWritten: 'Chat as it was written',
  replayNotLoaded: 'The chat of this evening did not load. The replay plays without it.',
  nobodyWrote: 'Nobody wrote anything that evening.',
  comesWithReplay: 'Each message appears here at the moment it was written.',
}
