import type { RecordingStatus, StreamStatus, WatchView } from '@stagedoor/contract'

export type EndReason = 'refunded' | 'expired' | 'banned' | 'signed-out' | 'suspended'
/** Why a room was left for good. */
export type CloseReason = 'taken-over' | 'removed'

/** Everything that decides what the stage shows. */
export type WatchFacts = {
  access: WatchView['access']
  /** Set once access ended while watching. */
  endReason: EndReason | null
  status: StreamStatus
  /** Since when the studio is away while live. */
  publisherGoneAt: string | null
  recordingStatus: RecordingStatus | null
  hasReplay: boolean
  room: 'none' | 'connecting' | 'connected' | 'reconnecting' | 'closed'
  closedBecause: CloseReason | null
  /** Why the room cannot be entered, in words. */
  joinProblem: string | null
  isPublisherHere: boolean
  isOnline: boolean
}

/** What the stage shows: one of the moments of one address. */
export type Moment =
  | { kind: 'no-access'; reason: 'sign-in' | 'pass-needed' }
  | { kind: 'access-ended'; reason: EndReason }
  | { kind: 'before' }
  | { kind: 'canceled' }
  | { kind: 'connecting' }
  | { kind: 'live' }
  /** The person's own connection is gone. */
  | { kind: 'reconnecting'; isOffline: boolean }
  /** The host's connection is gone; the stream keeps its place for five minutes. */
  | { kind: 'away'; since: string | null }
  | { kind: 'taken-over' }
  | { kind: 'removed' }
  | { kind: 'join-problem'; message: string }
  | { kind: 'processing' }
  | { kind: 'replay' }
  | { kind: 'no-replay'; failed: boolean }

export function momentOf(facts: WatchFacts): Moment {
  if (facts.endReason) return { kind: 'access-ended', reason: facts.endReason }
  if (facts.access === 'banned') return { kind: 'access-ended', reason: 'banned' }
  if (facts.access === 'ended') return { kind: 'access-ended', reason: 'expired' }
  if (facts.status === 'canceled') return { kind: 'canceled' }
  if (facts.access !== 'granted') return { kind: 'no-access', reason: facts.access }
  switch (facts.status) {
    case 'scheduled':
      return { kind: 'before' }
    case 'live':
      return liveMoment(facts)
    case 'ended':
      return endedMoment(facts)
    default:
      return facts.status satisfies never
  }
}

function liveMoment(facts: WatchFacts): Moment {
  if (facts.closedBecause) return { kind: facts.closedBecause }
  if (!facts.isOnline) return { kind: 'reconnecting', isOffline: true }
  if (facts.joinProblem) return { kind: 'join-problem', message: facts.joinProblem }
  switch (facts.room) {
    case 'none':
    case 'connecting':
      return { kind: 'connecting' }
    case 'reconnecting':
    case 'closed':
      return { kind: 'reconnecting', isOffline: false }
    case 'connected':
      return facts.isPublisherHere && facts.publisherGoneAt === null
        ? { kind: 'live' }
        : { kind: 'away', since: facts.publisherGoneAt }
    default:
      return facts.room satisfies never
  }
}

function endedMoment({ hasReplay, recordingStatus }: WatchFacts): Moment {
  if (hasReplay) return { kind: 'replay' }
  switch (recordingStatus) {
    case 'recording':
    case 'uploading':
    case 'processing':
    case 'ready':
      return { kind: 'processing' }
    case 'failed':
      return { kind: 'no-replay', failed: true }
    case null:
      return { kind: 'no-replay', failed: false }
    default:
      return recordingStatus satisfies never
  }
}
