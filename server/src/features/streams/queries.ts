import type { Stream, StreamEvent } from '@stagedoor/contract'
import type { Db, Tx } from '#db/db.ts'
import { notFound } from '#http/errors.ts'

export function selectStreams(db: Db | Tx) {
  return db
    .selectFrom('stream')
    .leftJoin('recording', 'recording.stream_id', 'stream.id')
    .select([
      'stream.id',
      'stream.space_id',
      'stream.experience_id',
      'stream.title',
      'stream.description',
      'stream.status',
      'stream.starts_at',
      'stream.time_zone',
      'stream.record',
      'stream.started_at',
      'stream.ended_at',
      'stream.publisher_gone_at',
      'stream.watching_count',
      'recording.status as recording_status',
    ])
}

export type StreamRow = Awaited<ReturnType<ReturnType<typeof selectStreams>['executeTakeFirstOrThrow']>>

export async function getStream(db: Db | Tx, streamId: string): Promise<StreamRow> {
  const row = await selectStreams(db).where('stream.id', '=', streamId).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export function toStream(row: StreamRow): Stream {
  return {
    id: row.id,
    spaceId: row.space_id,
    experienceId: row.experience_id,
    title: row.title,
    description: row.description,
    status: row.status,
    startsAt: row.starts_at.toISOString(),
    timeZone: row.time_zone,
    record: row.record,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    publisherGoneAt: row.publisher_gone_at?.toISOString() ?? null,
    watchingCount: row.watching_count,
    recordingStatus: row.recording_status,
  }
}

export type StateRow = Pick<StreamRow, 'status' | 'started_at' | 'ended_at' | 'publisher_gone_at'>

export function toStateEvent(row: StateRow): StreamEvent {
  return {
    type: 'state',
    status: row.status,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    publisherGoneAt: row.publisher_gone_at?.toISOString() ?? null,
  }
}

/** All that is told of a stream's state, for readers who may have missed some of it. */
export function stateEvents(row: StreamRow): StreamEvent[] {
  return [
    toStateEvent(row),
    { type: 'watching', count: row.watching_count },
    ...(row.recording_status ? [{ type: 'recording' as const, status: row.recording_status }] : []),
  ]
}

/** The stream's row under lock: who goes live, ends or cancels at the same time waits for its turn. */
export async function lockStream(tx: Tx, streamId: string) {
  const row = await tx
    .selectFrom('stream')
    .where('id', '=', streamId)
    .select(['id', 'space_id', 'status', 'record', 'started_at', 'ended_at', 'publisher_gone_at'])
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}
