import type { Input, Stream } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { startRecording } from '#features/recordings/start-recording.ts'
import { AppError } from '#http/errors.ts'
import { checkTimeZone } from './check-time-zone.ts'
import { getStream, lockStream, toStream } from './queries.ts'

/** The start only moves before the show; switching recording off while live keeps what was recorded. */
export async function changeStream(ctx: Ctx, input: Input<'PATCH /streams/:streamId'>): Promise<Stream> {
  checkTimeZone(input.timeZone)
  const { streamId, title, description, record } = input
  return ctx.db.transaction().execute(async (tx) => {
    const before = await lockStream(tx, streamId)
    if (before.status === 'ended' || before.status === 'canceled') throw new AppError('streams/ended')
    const start =
      before.status === 'scheduled' ? { starts_at: input.startsAt, time_zone: input.timeZone } : {}
    await tx
      .updateTable('stream')
      .where('id', '=', streamId)
      .set({ title, description, record, ...start, updated_at: ctx.now() })
      .execute()
    if (before.status === 'live' && record) await startRecording(ctx, tx, streamId)
    await ctx.pages.drop(tx, `space:${before.space_id}`)
    return toStream(await getStream(tx, streamId))
  })
}
