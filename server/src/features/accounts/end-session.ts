import type { Ctx } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { tellAccessLost } from '#http/access-lost.ts'

/** Ends a session and what hangs on it: event streams and sockets let go at once, a job empties the seat. */
export async function endSession(ctx: Ctx, tx: Tx, token: string): Promise<void> {
  const ended = await tx
    .deleteFrom('session')
    .where('token', '=', token)
    .returning(['id', 'user_id as userId'])
    .executeTakeFirst()
  if (!ended) return
  const { userId } = ended
  await tellAccessLost(ctx, tx, { userId, reason: 'signed-out' })
  for (const spaceId of await watchedBy(tx, ended.id))
    await ctx.enqueue(tx, 'streams/revoke-viewer', { userId, spaceId, reason: 'signed-out' })
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
