import type { AppContext } from '#context.ts'
import { tellAccessLost, type AccessLost } from '#http/access-lost.ts'
import type { Seat } from '#integrations/livekit-tokens.ts'
import { roomOf } from './room.ts'

/**
 * Puts somebody out of a live room: no open door, no more pictures, out of the room. The news goes first, because
 * LiveKit may take seconds to answer, or not answer at all: gate and page let go in any case, and the reconciler
 * tries LiveKit again.
 */
export async function evict(
  app: AppContext,
  streamId: string,
  seat: Seat,
  reason: AccessLost['reason'],
): Promise<void> {
  await tellAccessLost(app, app.db, { userId: seat.userId, reason })
  await app.media?.remove(roomOf(streamId), seat)
  if (seat.kind === 'viewer') await closeSeat(app, streamId, seat)
  app.log.info({ streamId, userId: seat.userId, reason }, 'participant put out')
}

async function closeSeat(app: AppContext, streamId: string, seat: Seat & { kind: 'viewer' }): Promise<void> {
  await app.db
    .updateTable('stream_presence')
    .where('stream_id', '=', streamId)
    .where('user_id', '=', seat.userId)
    .where('slot', '=', seat.slot)
    .set({ left_at: app.now() })
    .execute()
}
