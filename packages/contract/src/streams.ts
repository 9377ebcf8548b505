import * as z from 'zod'
import { ChosenTime, Empty, Id, Timestamp, line, text } from './common.ts'
import { SpaceRef } from './cards.ts'
import { endpoint } from './endpoint.ts'
import { PassOffer } from './passes.ts'
import { RecordingStatus } from './recordings.ts'

export const StreamStatus = z.enum(['scheduled', 'live', 'ended', 'canceled'])
export type StreamStatus = z.infer<typeof StreamStatus>

export const Stream = z.strictObject({
  id: Id,
  spaceId: Id,
  experienceId: Id,
  title: z.string(),
  description: z.string(),
  status: StreamStatus,
  startsAt: Timestamp,
  /** IANA name the creator scheduled in, e.g. Europe/Berlin. */
  timeZone: z.string(),
  record: z.boolean(),
  startedAt: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
  /** Since when the studio is away while live; null while it is there. */
  publisherGoneAt: Timestamp.nullable(),
  watchingCount: z.int(),
  recordingStatus: RecordingStatus.nullable(),
})
export type Stream = z.infer<typeof Stream>

/** Where and with what the browser connects; the URL is the site's own origin, which gates the signalling. */
export const MediaRoom = z.strictObject({
  url: z.string(),
  token: z.string(),
  /** True on the embedded defaults: no STUN or TURN, media stays on this machine. */
  localMedia: z.boolean(),
})
export type MediaRoom = z.infer<typeof MediaRoom>

export const ReactionKind = z.enum(['heart', 'clap', 'wave', 'spark', 'again'])
export type ReactionKind = z.infer<typeof ReactionKind>
export const ReactionCounts = z.record(ReactionKind, z.int())

const streamId = z.strictObject({ streamId: Id })

/** What the watch page needs, for whoever asks; `access` decides what it shows. */
export const WatchView = z.strictObject({
  stream: Stream,
  space: SpaceRef,
  /** The Space's words to those inside; empty for others. */
  welcomeMessage: z.string(),
  access: z.enum(['granted', 'sign-in', 'pass-needed', 'ended', 'banned']),
  /** Set when the person acts for the Space's team. */
  role: z.enum(['owner', 'producer', 'moderator']).nullable(),
  offers: z.array(PassOffer),
  replay: z.strictObject({ url: z.string(), durationSeconds: z.int() }).nullable(),
  reactions: ReactionCounts,
  slowModeSeconds: z.int(),
})
export type WatchView = z.infer<typeof WatchView>

/** Server-sent events of one stream (`GET /api/streams/:streamId/events`), one JSON object per event. */
export type StreamEvent =
  | {
      type: 'state'
      status: StreamStatus
      startedAt: string | null
      endedAt: string | null
      publisherGoneAt: string | null
    }
  | { type: 'watching'; count: number }
  /** How many there are now, of the kinds that were just sent. */
  | { type: 'reactions'; counts: Partial<Record<ReactionKind, number>> }
  | { type: 'message'; message: import('./chat.ts').ChatMessage }
  | { type: 'message-removed'; messageId: string; removedBy: 'author' | 'moderator' }
  | { type: 'recording'; status: RecordingStatus }
  /** The person may not write until then (null: until somebody says otherwise), or may again. Watching and reading stay. */
  | { type: 'chat-ban'; until: string | null }
  | { type: 'chat-ban-lifted' }
  /** The person's own access ended (refund, expiry, ban, sign-out elsewhere): stop playing and say why. */
  | { type: 'access-ended'; reason: 'refunded' | 'expired' | 'banned' | 'signed-out' | 'suspended' }

export const streams = {
  'POST /experiences/:experienceId/streams': endpoint({
    summary: 'Schedule a stream',
    input: z.strictObject({
      experienceId: Id,
      title: line(1, 100),
      description: text(2000).default(''),
      startsAt: ChosenTime,
      timeZone: z.string().max(64).default('UTC'),
      record: z.boolean().default(true),
    }),
    output: Stream,
    errors: ['limit-reached'],
  }),
  'GET /spaces/:spaceId/streams': endpoint({
    summary: 'A Space’s streams, live first, then coming up, then past',
    input: z.strictObject({ spaceId: Id }),
    output: z.strictObject({ items: z.array(Stream) }),
  }),
  'GET /streams/:streamId': endpoint({ summary: 'One stream, to manage', input: streamId, output: Stream }),
  'PATCH /streams/:streamId': endpoint({
    summary: 'Change a stream’s words, time or recording switch',
    input: streamId.extend({
      title: line(1, 100).optional(),
      description: text(2000).optional(),
      startsAt: ChosenTime.optional(),
      timeZone: z.string().max(64).optional(),
      record: z.boolean().optional(),
    }),
    output: Stream,
    errors: ['streams/ended'],
  }),
  'POST /streams/:streamId/cancel': endpoint({
    summary: 'Call a scheduled stream off',
    input: streamId,
    output: Stream,
    errors: ['streams/ended', 'streams/already-live'],
  }),
  'POST /streams/:streamId/live': endpoint({
    summary: 'Go live, or come back to the stream that is live; gives the studio its room',
    input: streamId,
    output: z.strictObject({ stream: Stream, room: MediaRoom }),
    errors: ['streams/already-live', 'streams/ended', 'streams/media-unavailable', 'spaces/suspended'],
  }),
  'POST /streams/:streamId/end': endpoint({
    summary: 'End the stream',
    input: streamId,
    output: Stream,
    errors: ['streams/not-live'],
  }),
  'GET /streams/:streamId/watch': endpoint({
    summary: 'The watch page’s facts',
    input: streamId,
    output: WatchView,
  }),
  'POST /streams/:streamId/join': endpoint({
    summary: 'Enter a live stream as a viewer; one database round trip',
    input: streamId,
    output: MediaRoom,
    errors: ['streams/not-live', 'access/required', 'access/banned', 'streams/media-unavailable'],
  }),
  'POST /streams/:streamId/leave': endpoint({
    summary: 'Leave a stream; the viewer count drops at once',
    input: streamId,
    output: Empty,
  }),
  'POST /streams/:streamId/reactions': endpoint({
    summary: 'Send one reaction',
    input: streamId.extend({ kind: ReactionKind }),
    output: Empty,
    errors: ['streams/not-live', 'access/required', 'access/banned'],
  }),
}
