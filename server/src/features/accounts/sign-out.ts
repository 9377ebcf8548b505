import type { Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import type { Tx } from '#db/db.ts'

/** Ends this session. Once no session of the person is left, what they watch ends too. */
export async function signOut(ctx: Ctx): Promise<Output<'DELETE /auth/session'>> {
  const token = ctx.sessionToken
  if (token) {
    await ctx.db.transaction().execute(async (tx) => {
      const ended = await tx
        .deleteFrom('session')
        .where('token', '=', token)
        .returning('user_id')
        .executeTakeFirst()
      if (!ended) return
      for (const spaceId of await leftWatching(tx, ended.user_id))
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

/** The Spaces whose streams somebody without any session is still watching. */
async function leftWatching(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('stream_presence as presence')
    .innerJoin('stream', 'stream.id', 'presence.stream_id')
    .where('presence.user_id', '=', userId)
    .where('presence.left_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('session')
            .select('session.id')
            .where('session.user_id', '=', userId)
            .where('session.expires_at', '>', sql<Date>`now()`),
        ),
      ),
    )
    .select('stream.space_id')
    .distinct()
    .execute()
  return rows.map((row) => row.space_id)
}
