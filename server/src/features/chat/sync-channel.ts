import type { AppContext } from '#context.ts'

/** Brings a stream's channel at GetStream to where the stream is: open before and while it is live, then closed. */
export async function syncChannel(app: AppContext, { streamId }: { streamId: string }): Promise<void> {
  const stream = await app.db
    .selectFrom('stream')
    .innerJoin('space', 'space.id', 'stream.space_id')
    .innerJoin('membership', 'membership.team_id', 'space.team_id')
    .where('stream.id', '=', streamId)
    .where('membership.role', '=', 'owner')
    .select(['stream.title', 'stream.status', 'space.slow_mode_seconds', 'membership.user_id as owner_id'])
    .executeTakeFirst()
  if (!app.chat || !stream) return
  if (stream.status === 'ended' || stream.status === 'canceled') return app.chat.closeChannel(streamId)
  await app.chat.openChannel({
    id: streamId,
    name: stream.title,
    slowModeSeconds: stream.slow_mode_seconds,
    createdBy: stream.owner_id,
  })
}
