import type { Input, Output } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { startRecording } from '#features/recordings/start-recording.ts'
import { AppError } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'
import type { Media } from '#integrations/livekit.ts'
import { getStream, lockStream, toStateEvent, toStream, type StreamRow } from './queries.ts'
import { roomOf, toMediaRoom } from './room.ts'
import { tellStream } from './tell-stream.ts'

type Key = 'POST /streams/:streamId/live'

/**
 * Goes live, or comes back to the same live stream: from here on, this studio is the one that counts. The room
 * comes first, so that nobody is told of a stream that has nowhere to happen; an unused one closes by itself.
 */
export async function goLive(ctx: Ctx, { streamId }: Input<Key>): Promise<Output<Key>> {
  const { media } = ctx
  if (!media) throw new AppError('streams/media-unavailable')
  const { userId } = signedIn(ctx)
  const room = roomOf(streamId)
  await media.createRoom(room)
  const stream = await ctx.db
    .transaction()
    .execute((tx) => startStream(ctx, tx, streamId))
    .catch((error: unknown) => {
      throw isUniqueViolation(error, 'stream_one_live') ? new AppError('streams/already-live') : error
    })
  await removeOtherStudios(media, room, userId)
  return { stream: toStream(stream), room: toMediaRoom(ctx, media.tokens.forStudio(room, userId)) }
}

async function startStream(ctx: Ctx, tx: Tx, streamId: string): Promise<StreamRow> {
  const { status, space_id, record } = await lockStream(tx, streamId)
  if (status === 'canceled') throw new AppError('streams/ended', { message: refusals.calledOff })
  if (status === 'ended') throw new AppError('streams/ended')
  if (status === 'live') return getStream(tx, streamId)
  const space = await tx
    .selectFrom('space')
    .where('id', '=', space_id)
    .select('status')
    .executeTakeFirstOrThrow()
  if (space.status === 'suspended') throw new AppError('spaces/suspended')
  await tx
    .updateTable('stream')
    .where('id', '=', streamId)
    .set({
      status: 'live',
      started_at: ctx.now(),
      started_by: signedIn(ctx).userId,
      updated_at: ctx.now(),
    })
    .execute()
  if (record) await startRecording(ctx, tx, streamId)
  const stream = await getStream(tx, streamId)
  await tellStream(ctx, tx, streamId, { event: toStateEvent(stream) })
  await ctx.pages.drop(tx, `space:${space_id}`)
  ctx.log.info({ streamId }, 'stream started')
  return stream
}

/** One studio a stream. The same person elsewhere is replaced by LiveKit itself when the new one connects. */
async function removeOtherStudios(media: Media, room: string, userId: string): Promise<void> {
  for (const seat of await media.listSeats(room))
    if (seat.kind === 'studio' && seat.userId !== userId) await media.remove(room, seat)
}
