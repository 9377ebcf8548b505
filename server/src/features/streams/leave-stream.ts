import type { Input } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { signedIn } from '#http/guards.ts'
import { countWatchingSoon } from './count-watching.ts'

/** The count drops at once. A second tab that still watches is counted again by the next reconciliation. */
export async function leaveStream(
  ctx: Ctx,
  { streamId }: Input<'POST /streams/:streamId/leave'>,
): Promise<Record<string, never>> {
  const left = await ctx.db
    .updateTable('stream_presence')
    .where('stream_id', '=', streamId)
    .where('user_id', '=', signedIn(ctx).userId)
    .where('left_at', 'is', null)
    .set({ left_at: ctx.now() })
    .executeTakeFirst()
  if (left.numUpdatedRows > 0n) await countWatchingSoon(ctx, streamId)
  return {}
}
