import type { Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import type { Tx } from '#db/db.ts'

/** Ends this session, and what is being watched by it. */
export async function signOut(ctx: Ctx): Promise<Output<'DELETE /auth/session'>> {
  const token = ctx.sessionToken
  if (token) {
    await ctx.db.transaction().execute(async (tx) => {
      const ended = await tx
        .deleteFrom('session')
        .where('token', '=', token)
        .returning(['id', 'user_id'])
        .executeTakeFirst()
      if (!ended) return
      for (const spaceId of await watchedBy(tx, ended.id))
        await ctx.enqueue(tx, 'streams/revoke-viewer', {
          userId: ended.user_id,
          spaceId,
          reason: 'signed-out',
        })
    })
  }
  ctx.cookies.clearSession()
  return {}
}

async function watchedBy(tx: Tx, sessionId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('stream_presence as presence')
    .innerJoin('stream', 'stream.id', 'presence.stream_id')
    .where('presence.session_id', '=', sessionId)
    .where('presence.left_at', 'is', null)
    .select('stream.space_id')
    .distinct()
    .execute()
  return rows.map((row) => row.space_id)
}
