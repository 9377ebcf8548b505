import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { tellRecording } from './tell-recording.ts'

/** The show is over: what the studio still has is on its way. */
export async function endRecording(app: AppContext, tx: Tx, streamId: string): Promise<void> {
  const ended = await tx
    .updateTable('recording')
    .where('stream_id', '=', streamId)
    .where('status', '=', 'recording')
    .set({ status: 'uploading', updated_at: app.now() })
    .returning('id')
    .executeTakeFirst()
  if (ended) await tellRecording(app, tx, streamId, 'uploading')
}
