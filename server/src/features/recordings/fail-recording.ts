import type { AppContext } from '#context.ts'
import { tellRecording } from './tell-recording.ts'

/** The replay cannot be made. Nothing that was uploaded is deleted; the reason is for the creator to read. */
export async function failRecording(
  app: AppContext,
  { recordingId }: { recordingId: string },
  reason: string,
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const failed = await tx
      .updateTable('recording')
      .where('id', '=', recordingId)
      .where('status', '=', 'processing')
      .set({ status: 'failed', failure: reason, updated_at: app.now() })
      .returning('stream_id')
      .executeTakeFirst()
    if (!failed) return
    await tellRecording(app, tx, failed.stream_id, 'failed')
    app.log.error({ recordingId, reason }, 'recording failed')
  })
}
