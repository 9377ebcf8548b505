import type { Input } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { queuePersonSync } from './queue-sync.ts'

export async function unbanFromChat(
  ctx: Ctx,
  { spaceId, userId }: Input<'DELETE /spaces/:spaceId/chat-bans/:userId'>,
): Promise<Record<string, never>> {
  await ctx.db.deleteFrom('chat_ban').where('space_id', '=', spaceId).where('user_id', '=', userId).execute()
  await queuePersonSync(ctx, ctx.db, { spaceId, userId })
  return {}
}
