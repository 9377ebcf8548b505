import type { AppContext } from '#context.ts'
import type { Media } from '#integrations/livekit.ts'
import { reconcileStream } from './reconcile-stream.ts'
import { roomOf, streamOfRoom } from './room.ts'

/**
 * Compares what LiveKit has with what should be, every few seconds: its webhooks are hints that get lost. Rooms
 * of live streams exist, rooms of ended ones do not, and each live stream is put right.
 */
export async function reconcileStreams(app: AppContext): Promise<void> {
  const { media } = app
  if (!media) return
  const live = await app.db.selectFrom('stream').where('status', '=', 'live').select('id').execute()
  const rooms = new Set(await media.listRooms())
  const failures: unknown[] = []
  for (const { id } of live) {
    try {
      // LiveKit was restarted and forgot its rooms: studio and viewers are knocking already.
      if (!rooms.has(roomOf(id))) await media.createRoom(roomOf(id))
      await reconcileStream(app, id)
    } catch (error) {
      failures.push(error)
    }
  }
  await closeOldRooms(app, media, rooms)
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} streams could not be reconciled`)
}

/** Only streams that are over for good: a room without a live stream may be one that is just about to start. */
async function closeOldRooms(app: AppContext, media: Media, rooms: Set<string>): Promise<void> {
  const streamIds = [...rooms].flatMap((room) => streamOfRoom(room) ?? [])
  if (streamIds.length === 0) return
  const over = await app.db
    .selectFrom('stream')
    .where('id', 'in', streamIds)
    .where('status', 'in', ['ended', 'canceled'])
    .select('id')
    .execute()
  for (const { id } of over) await media.closeRoom(roomOf(id))
}
