import type { Input } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { queuePersonSync } from './queue-sync.ts'
import { tellPerson } from './tell-person.ts'

export async function unbanFromChat(
  ctx: Ctx,
  { spaceId, userId }: Input<'DELETE /spaces/:spaceId/chat-bans/:userId'>,
): Promise<Record<string, never>> {
  await ctx.db.transaction().execute(async (tx) => {
    const lifted = await tx
      .deleteFrom('chat_ban')
      .where('space_id', '=', spaceId)
      .where('user_id', '=', userId)
      .returning('user_id')
      .executeTakeFirst()
    if (lifted) await tellPerson(ctx, tx, { spaceId, userId }, { type: 'chat-ban-lifted' })
    await queuePersonSync(ctx, tx, { spaceId, userId })
  })
  return {}
}
