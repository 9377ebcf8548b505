import type { LibraryPass } from '@stagedoor/contract'

type LibraryStream = LibraryPass['streams'][number]

/** A pass of the library with what it opens now, next and again. */
export type Holding = {
  item: LibraryPass
  live: LibraryStream | undefined
  next: LibraryStream | undefined
  hasReplays: boolean
  /** Days of access that are left, the one that runs counted; null while there are more than a week of them. */
  daysLeft: number | null
}
export type Library = {
  /** Passes that open something: live ones first, then by what comes next. */
  holdings: Holding[]
  past: LibraryPass[]
  upcoming: { stream: LibraryStream; item: LibraryPass }[]
  replays: { stream: LibraryStream; item: LibraryPass }[]
}

/** Sorts a person's passes by what matters to them now. A stream that two passes open is listed once. */
export function sortLibrary(items: readonly LibraryPass[], now: Date): Library {
  const isOpen = ({ grant }: LibraryPass) =>
    (grant.status === 'active' || grant.status === 'grace') &&
    (grant.accessUntil === null || new Date(grant.accessUntil) > now)
  const open = items.filter(isOpen)
  const holdings = open.map((item) => ({
    item,
    live: item.streams.find((stream) => stream.status === 'live'),
    next: byStart(item.streams.filter((stream) => stream.status === 'scheduled'))[0],
    hasReplays: item.streams.some(isReplay),
    daysLeft: daysLeft(item, now),
  }))
  const streams = once(open.flatMap((item) => item.streams.map((stream) => ({ stream, item }))))
  return {
    holdings: holdings.sort(
      (a, b) =>
        Number(b.live !== undefined) - Number(a.live !== undefined) ||
        (a.next?.startsAt ?? '9').localeCompare(b.next?.startsAt ?? '9'),
    ),
    past: items.filter((item) => !isOpen(item)),
    upcoming: streams
      .filter(({ stream }) => stream.status === 'scheduled')
      .sort((a, b) => a.stream.startsAt.localeCompare(b.stream.startsAt)),
    replays: streams
      .filter(({ stream }) => isReplay(stream))
      .sort((a, b) => b.stream.startsAt.localeCompare(a.stream.startsAt)),
  }
}

function isReplay(stream: LibraryStream): boolean {
  return stream.status === 'ended' && stream.replayReady
}

function daysLeft({ grant: { accessUntil } }: LibraryPass, now: Date): number | null {
  if (accessUntil === null) return null
  const days = Math.ceil((new Date(accessUntil).getTime() - now.getTime()) / 86_400_000)
  return days > 7 ? null : days
}

function byStart(streams: LibraryStream[]): LibraryStream[] {
  return streams.sort((a, b) => a.startsAt.localeCompare(b.startsAt))
}

function once<T extends { stream: LibraryStream }>(entries: T[]): T[] {
  return [...new Map(entries.map((entry) => [entry.stream.id, entry])).values()]
}
