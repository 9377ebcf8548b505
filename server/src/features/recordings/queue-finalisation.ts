import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { tellRecording } from './tell-recording.ts'

/** From here on the worker makes the replay of what is stored. */
export async function queueFinalisation(
  app: AppContext,
  tx: Tx,
  recording: { id: string; streamId: string },
): Promise<void> {
  await tx
    .updateTable('recording')
    .where('id', '=', recording.id)
    .set({ status: 'processing', failure: null, updated_at: app.now() })
    .execute()
  await app.enqueue(tx, 'recordings/finalise', { recordingId: recording.id })
  await tellRecording(app, tx, recording.streamId, 'processing')
}
