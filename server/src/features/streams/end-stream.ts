import type { Input, Stream } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { AppError } from '#http/errors.ts'
import { finishBroadcast } from './finish-broadcast.ts'
import { getStream, lockStream, toStream } from './queries.ts'

/** Ending a stream that has ended answers with it: the studio may have lost the first answer. */
export async function endStream(
  ctx: Ctx,
  { streamId }: Input<'POST /streams/:streamId/end'>,
): Promise<Stream> {
  return ctx.db.transaction().execute(async (tx) => {
    const { status } = await lockStream(tx, streamId)
    if (status === 'scheduled' || status === 'canceled') throw new AppError('streams/not-live')
    await finishBroadcast(ctx, tx, streamId, 'host')
    return toStream(await getStream(tx, streamId))
  })
}
