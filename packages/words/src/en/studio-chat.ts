import { plural } from '../plural.ts'

/** The chat beside the stage, and what a host does in it. */
export const studioChat = {
  title: 'Chat',
  placeholder: 'Write as host',
  empty: 'Nobody has said anything yet. Say hello first.',
  held: (count: string) => `Held while you point · ${count} new`,

  moderate: (name: string) => `Moderate ${name}`,
  remove: 'Delete message',
  timeOut: 'Time out',
  minutes: (minutes: number) => `${minutes} min`,
  timeOutFor: (minutes: number) => `Time out ${minutes} min`,
  timeOutMeans: (minutes: number) => `No writing for ${minutes} min`,
  ban: 'Ban',
  banMeans: 'No writing in this Space any more',
  lift: 'Let write again',

  timedOut: (name: string, minutes: number) =>
    `${name} cannot write for ${plural(minutes, { one: 'minute', other: 'minutes' })}.`,
  banned: (name: string) => `${name} cannot write in this Space any more.`,
  lifted: (name: string) => `${name} can write again.`,
  undo: 'Undo',
}
