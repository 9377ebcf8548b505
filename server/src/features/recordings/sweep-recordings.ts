import type { AppContext } from '#context.ts'
import { queueFinalisation } from './queue-finalisation.ts'

const graceMs = 30 * 60_000

/** A studio that never came back to say that it is done: half an hour after its last segment the replay is made of what arrived. */
export async function sweepRecordings(app: AppContext): Promise<void> {
  const before = new Date(app.now().getTime() - graceMs)
  const left = await app.db
    .selectFrom('recording')
    .where('status', '=', 'uploading')
    // Set by the end of the stream and by every segment that arrives.
    .where('updated_at', '<', before)
    .select('id')
    .execute()
  for (const { id } of left) await finaliseLeftover(app, id, before)
}

async function finaliseLeftover(app: AppContext, recordingId: string, before: Date): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const recording = await tx
      .selectFrom('recording')
      .where('id', '=', recordingId)
      .where('status', '=', 'uploading')
      .where('updated_at', '<', before)
      .select(['id', 'stream_id as streamId'])
      .forUpdate()
      .executeTakeFirst()
    if (!recording) return
    await queueFinalisation(app, tx, recording)
    app.log.info({ recordingId }, 'recording finished for its studio')
  })
}
