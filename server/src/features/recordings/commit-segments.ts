import type { Input, Recording } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { AppError } from '#http/errors.ts'
import { findRecording, lockRecording } from './queries.ts'

type Key = 'POST /streams/:streamId/recording/segments'

export async function commitSegments(ctx: Ctx, input: Input<Key>): Promise<Recording> {
  return ctx.db.transaction().execute(async (tx) => {
    const { id, status } = await lockRecording(tx, input.streamId)
    if (status !== 'recording' && status !== 'uploading') throw new AppError('recordings/not-recording')
    const addedBytes = await insertSegments(tx, id, input)
    await tx
      .updateTable('recording')
      .where('id', '=', id)
      .set((eb) => ({ bytes: eb('bytes', '+', addedBytes), updated_at: ctx.now() }))
      .execute()
    const recording = await findRecording(tx, input.streamId)
    if (!recording) throw new AppError('recordings/not-recording')
    return recording
  })
}

/** Adds those that are new; answers how many bytes they have. */
async function insertSegments(tx: Tx, recordingId: string, { part, segments }: Input<Key>): Promise<number> {
  const added = await tx
    .insertInto('recording_segment')
    .values(
      segments.map(({ number, durationMs, bytes }) => ({
        recording_id: recordingId,
        part,
        number,
        duration_ms: durationMs,
        bytes,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('bytes')
    .execute()
  return added.reduce((total, segment) => total + segment.bytes, 0)
}
