import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { queueChannelSync } from '#features/chat/queue-sync.ts'
import { endRecording } from '#features/recordings/end-recording.ts'
import { toStateEvent } from './queries.ts'
import { tellStream } from './tell-stream.ts'

/** Live → ended, with all that follows; nothing happens when the stream is not live any more. */
export async function finishBroadcast(
  app: AppContext,
  tx: Tx,
  streamId: string,
  reason: 'host' | 'publisher-gone',
): Promise<void> {
  const ended = await tx
    .updateTable('stream')
    .where('id', '=', streamId)
    .where('status', '=', 'live')
    .set({
      status: 'ended',
      ended_at: app.now(),
      end_reason: reason,
      publisher_gone_at: null,
      watching_count: 0,
      updated_at: app.now(),
    })
    .returning(['space_id', 'status', 'started_at', 'ended_at', 'publisher_gone_at'])
    .executeTakeFirst()
  if (!ended) return
  await tx
    .updateTable('stream_presence')
    .where('stream_id', '=', streamId)
    .where('left_at', 'is', null)
    .set({ left_at: app.now() })
    .execute()
  await endRecording(app, tx, streamId)
  await tellStream(app, tx, streamId, { event: toStateEvent(ended) })
  await app.enqueue(tx, 'streams/close-room', { streamId })
  await queueChannelSync(app, tx, streamId)
  await app.pages.drop(tx, `space:${ended.space_id}`)
  app.log.info({ streamId, reason }, 'stream ended')
}
