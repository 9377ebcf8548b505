import type { Input, Stream } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { AppError } from '#http/errors.ts'
import { getStream, lockStream, toStateEvent, toStream } from './queries.ts'
import { tellStream } from './tell-stream.ts'

/** Canceling twice is harmless. */
export async function cancelStream(
  ctx: Ctx,
  { streamId }: Input<'POST /streams/:streamId/cancel'>,
): Promise<Stream> {
  return ctx.db.transaction().execute(async (tx) => {
    const { status, space_id } = await lockStream(tx, streamId)
    if (status === 'live') throw new AppError('streams/already-live')
    if (status === 'ended') throw new AppError('streams/ended')
    if (status === 'scheduled') {
      await tx
        .updateTable('stream')
        .where('id', '=', streamId)
        .set({ status: 'canceled', updated_at: ctx.now() })
        .execute()
      await ctx.pages.drop(tx, `space:${space_id}`)
    }
    const stream = await getStream(tx, streamId)
    await tellStream(ctx, tx, streamId, { event: toStateEvent(stream) })
    return toStream(stream)
  })
}
