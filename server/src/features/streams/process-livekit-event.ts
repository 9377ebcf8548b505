import type { AppContext } from '#context.ts'
import type { MediaEvent } from '#integrations/livekit.ts'
import { reconcileStream } from './reconcile-stream.ts'
import { streamOfRoom } from './room.ts'

/** An event is only a hint to look: the same reconciliation as every few seconds, but now. */
export async function processLivekitEvent(app: AppContext, { eventId }: { eventId: string }): Promise<void> {
  const event = await app.db
    .selectFrom('livekit_event')
    .where('id', '=', eventId)
    .where('processed_at', 'is', null)
    .select('payload')
    .executeTakeFirst()
  if (!event) return
  const { room } = event.payload as MediaEvent
  const streamId = room && streamOfRoom(room)
  if (streamId) await reconcileLive(app, streamId)
  await app.db
    .updateTable('livekit_event')
    .where('id', '=', eventId)
    .set({ processed_at: app.now() })
    .execute()
}

async function reconcileLive(app: AppContext, streamId: string): Promise<void> {
  const live = await app.db
    .selectFrom('stream')
    .where('id', '=', streamId)
    .where('status', '=', 'live')
    .select('id')
    .executeTakeFirst()
  if (live) await reconcileStream(app, streamId)
}
