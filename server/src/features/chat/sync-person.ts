import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { HostedChat } from '#integrations/getstream.ts'

type Standing = {
  stream_id: string
  access: string
  is_banned: boolean
  banned_by: string | null
  minutes: number | null
}

/**
 * Brings a person's standing at GetStream to today's in every open channel of a Space: out without access (a ban
 * there only stops writing), banned or not as the Space says.
 */
export async function syncPerson(
  app: AppContext,
  { spaceId, userId }: { spaceId: string; userId: string },
): Promise<void> {
  if (!app.chat) return
  const { rows } = await sql<Standing>`
    select st.id as stream_id, access_state(${userId}, st.experience_id) as access,
      b.user_id is not null as is_banned, b.banned_by,
      case when b.until <> 'infinity' then ceil(extract(epoch from b.until - now()) / 60)::int end as minutes
    from stream st left join chat_ban b on b.space_id = st.space_id and b.user_id = ${userId} and b.until > now()
    where st.space_id = ${spaceId} and st.status in ('scheduled', 'live')`.execute(app.db)
  for (const standing of rows) await apply(app.chat, userId, standing)
}

async function apply(chat: HostedChat, userId: string, standing: Standing): Promise<void> {
  const { stream_id: channelId, banned_by: bannedBy, minutes } = standing
  if (standing.access !== 'granted') return chat.removeMember(channelId, userId)
  if (standing.is_banned) return chat.ban(channelId, { userId, bannedBy: bannedBy ?? userId, minutes })
  return chat.unban(channelId, userId)
}
