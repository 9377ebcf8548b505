import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { AppError } from '#http/errors.ts'
import { segmentKey } from './segment-key.ts'

type Key = 'POST /streams/:streamId/recording/urls'

const validSeconds = 15 * 60
// Two weeks of one-second segments; the keys are padded for it.
const mostSegments = 1_000_000

export async function presignSegments(ctx: Ctx, input: Input<Key>): Promise<Output<Key>> {
  const { streamId, part, from, count } = input
  const { storage } = ctx
  const recording = await ctx.db
    .selectFrom('recording')
    .where('stream_id', '=', streamId)
    .where('status', 'in', ['recording', 'uploading'])
    .select('storage_prefix')
    .executeTakeFirst()
  if (!recording || !storage || from + count > mostSegments) throw new AppError('recordings/not-recording')
  const numbers = Array.from({ length: count }, (_, index) => from + index)
  const urls = await Promise.all(
    numbers.map(async (number) => ({
      number,
      url: await storage.presignPut(segmentKey(recording.storage_prefix, part, number), {
        expiresInSeconds: validSeconds,
      }),
    })),
  )
  return { urls }
}
