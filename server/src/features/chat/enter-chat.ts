import type { ChatEntry, Input } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { signedIn } from '#http/guards.ts'
import type { ChatPerson, HostedChat } from '#integrations/getstream.ts'
import { badgeOf } from './queries.ts'
import { syncChannel } from './sync-channel.ts'

/** At GetStream only members may read, and whoever enters becomes one; the guard has asked the access rule. */
export async function enterChat(
  ctx: Ctx,
  { streamId }: Input<'POST /streams/:streamId/chat'>,
): Promise<ChatEntry> {
  const { chat } = ctx
  if (!chat) return { provider: 'local' }
  const { userId, name } = signedIn(ctx)
  await syncChannel(ctx, { streamId })
  await addToChannel(ctx, chat, streamId, { id: userId, name })
  const { token, expiresAt } = chat.mintToken(userId)
  const { apiKey, channelType } = chat
  return {
    provider: 'getstream',
    apiKey,
    channelType,
    channelId: streamId,
    token,
    expiresAt: expiresAt.toISOString(),
  }
}

async function addToChannel(
  ctx: Ctx,
  chat: HostedChat,
  streamId: string,
  person: Pick<ChatPerson, 'id' | 'name'>,
): Promise<void> {
  const membership = await ctx.db
    .selectFrom('stream')
    .innerJoin('space', 'space.id', 'stream.space_id')
    .innerJoin('membership', 'membership.team_id', 'space.team_id')
    .where('stream.id', '=', streamId)
    .where('membership.user_id', '=', person.id)
    .select('membership.role')
    .executeTakeFirst()
  await chat.addMember(streamId, { ...person, role: badgeOf(membership?.role ?? null) })
}
