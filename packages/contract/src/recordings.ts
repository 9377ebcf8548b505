import * as z from 'zod'
import { Id } from './common.ts'
import { endpoint } from './endpoint.ts'

export const RecordingStatus = z.enum(['recording', 'uploading', 'processing', 'ready', 'failed'])
export type RecordingStatus = z.infer<typeof RecordingStatus>

export const Recording = z.strictObject({
  id: Id,
  streamId: Id,
  status: RecordingStatus,
  /**
   * One entry per part, lowest first. `storedThrough` is the highest segment number stored without a gap from 0
   * (0 is the init segment); -1 when nothing is. A studio that comes back takes the next part number from here.
   */
  parts: z.array(z.strictObject({ part: z.int(), storedThrough: z.int() })),
  storedBytes: z.int(),
  durationSeconds: z.int().nullable(),
  /** Why it failed, in words for the creator. */
  failure: z.string().nullable(),
})
export type Recording = z.infer<typeof Recording>

const streamId = z.strictObject({ streamId: Id })
const part = z.int().min(0).max(999)
// Two weeks of one-second segments, an hour and a gigabyte each.
const number = z.int().min(0).max(999_999)
const durationMs = z.int().min(0).max(3_600_000)
const bytes = z.int().min(1).max(1_000_000_000)

/**
 * The studio's master arrives as fragmented MP4: segment 0 is the init segment, 1… the fragments. Each is PUT
 * to storage by its own presigned URL and then committed here. A studio that comes back after a crash, perhaps
 * on another machine, goes on with the next `part` of the same recording (its own init segment).
 */
export const recordings = {
  'GET /streams/:streamId/recording': endpoint({
    summary: 'How a stream’s recording stands',
    input: streamId,
    output: z.strictObject({ recording: Recording.nullable() }),
  }),
  'POST /streams/:streamId/recording/urls': endpoint({
    summary: 'Presigned PUT URLs for the next segments of one part, valid 15 minutes',
    input: streamId.extend({
      part,
      from: number,
      count: z.int().min(1).max(60),
    }),
    output: z.strictObject({ urls: z.array(z.strictObject({ number: z.int(), url: z.string() })) }),
    errors: ['recordings/not-recording'],
  }),
  'POST /streams/:streamId/recording/segments': endpoint({
    summary: 'Commit segments that are stored; committing twice is harmless',
    input: streamId.extend({
      part,
      segments: z.array(z.strictObject({ number, durationMs, bytes })).min(1).max(60),
    }),
    output: Recording,
    errors: ['recordings/not-recording'],
  }),
  'POST /streams/:streamId/recording/finish': endpoint({
    summary: 'Say that everything is uploaded; the replay is made from it',
    input: streamId.extend({
      parts: z
        .array(z.strictObject({ part, segmentCount: z.int().min(1).max(1_000_000) }))
        .min(1)
        .max(1000),
    }),
    output: Recording,
    errors: ['recordings/not-recording', 'recordings/segments-missing'],
  }),
}
