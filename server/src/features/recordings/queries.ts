import type { Recording } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '#db/db.ts'
import { AppError } from '#http/errors.ts'

export async function findRecording(db: Db | Tx, streamId: string): Promise<Recording | undefined> {
  const row = await db
    .selectFrom('recording')
    .where('stream_id', '=', streamId)
    .select(['id', 'stream_id', 'status', 'bytes', 'duration_ms', 'failure'])
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    streamId: row.stream_id,
    status: row.status,
    parts: await listParts(db, row.id),
    storedBytes: row.bytes,
    durationSeconds: row.duration_ms === null ? null : Math.round(row.duration_ms / 1000),
    failure: row.failure,
  }
}

/** Each part with its highest segment that has no gap below it: sorted, the n-th segment is number n - 1. */
export async function listParts(
  db: Db | Tx,
  recordingId: string,
): Promise<{ part: number; storedThrough: number }[]> {
  const { rows } = await sql<{ part: number; storedThrough: number }>`
    select part, coalesce(max(number) filter (where number = place - 1), -1) as "storedThrough"
    from (select part, number, row_number() over (partition by part order by number) as place
      from recording_segment where recording_id = ${recordingId}) as stored
    group by part order by part`.execute(db)
  return rows
}

/** The recording under lock, for whoever adds to it or says that it is complete. */
export async function lockRecording(tx: Tx, streamId: string) {
  const row = await tx
    .selectFrom('recording')
    .where('stream_id', '=', streamId)
    .select(['id', 'status'])
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('recordings/not-recording')
  return row
}
