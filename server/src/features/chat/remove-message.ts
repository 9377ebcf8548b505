import type { Input } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { tellStream } from '#features/streams/tell-stream.ts'
import { notFound } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'

/** One's own message, or any in a Space whose team one belongs to. Removing it twice is harmless. */
export async function removeMessage(
  ctx: Ctx,
  { messageId }: Input<'DELETE /messages/:messageId'>,
): Promise<Record<string, never>> {
  const { userId } = signedIn(ctx)
  await ctx.db.transaction().execute(async (tx) => {
    const message = await tx
      .selectFrom('chat_message as c')
      .innerJoin('stream', 'stream.id', 'c.stream_id')
      .innerJoin('space', 'space.id', 'stream.space_id')
      .where('c.id', '=', messageId)
      .where(({ or, eb, exists, selectFrom }) =>
        or([
          eb('c.user_id', '=', userId),
          exists(
            selectFrom('membership')
              .whereRef('membership.team_id', '=', 'space.team_id')
              .where('membership.user_id', '=', userId)
              .select('membership.role'),
          ),
        ]),
      )
      .select(['c.stream_id', 'c.user_id', 'c.removed_at'])
      .forUpdate('c')
      .executeTakeFirst()
    if (!message) throw notFound()
    if (message.removed_at) return
    await tx
      .updateTable('chat_message')
      .where('id', '=', messageId)
      .set({ removed_at: ctx.now(), removed_by: userId })
      .execute()
    const removedBy = message.user_id === userId ? 'author' : 'moderator'
    await tellStream(ctx, tx, message.stream_id, { event: { type: 'message-removed', messageId, removedBy } })
  })
  return {}
}
