import type { Input, MediaRoom } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { AppError, notFound } from '#http/errors.ts'
import { roomOf, toMediaRoom } from './room.ts'

type Entry = { userId: string | null; status: string | null; access: string | null; slot: number | null }

/**
 * Lets a viewer in. Everybody arrives in the same seconds, so it is one statement (session, access, seat) and
 * one HMAC. The seat's identity is the same on every device: LiveKit puts the older one out.
 */
export async function joinStream(
  ctx: Ctx,
  { streamId }: Input<'POST /streams/:streamId/join'>,
): Promise<MediaRoom> {
  const { rows } = await ctx.pool.query<Entry>({
    name: 'join-stream',
    text: joinSql,
    values: [ctx.sessionToken, streamId],
  })
  const entry = rows[0]
  if (!entry?.userId) throw new AppError('unauthenticated')
  if (!entry.status || entry.access === 'suspended') throw notFound()
  if (entry.access === 'banned') throw new AppError('access/banned')
  if (entry.access !== 'granted') throw new AppError('access/required')
  if (entry.status !== 'live' || entry.slot === null) throw new AppError('streams/not-live')
  if (!ctx.media) throw new AppError('streams/media-unavailable')
  return toMediaRoom(ctx, ctx.media.tokens.forViewer(roomOf(streamId), entry.userId, entry.slot))
}

const joinSql = `
  with person as (
    select id as session_id, user_id from session where token = $1 and expires_at > now()
  ), decision as materialized (
    select st.id as stream_id, st.status, p.user_id, p.session_id, access_state(p.user_id, st.experience_id) as access
    from person p cross join stream st where st.id = $2
  ), seat as (
    insert into stream_presence as held (stream_id, user_id, slot, session_id)
    select stream_id, user_id, 1, session_id from decision where status = 'live' and access = 'granted'
    on conflict (stream_id, user_id, slot) do update
      set joined_at = now(), seen_at = now(), left_at = null, session_id = excluded.session_id
    returning slot
  )
  select p.user_id as "userId", d.status, d.access, (select slot from seat)
  from person p left join decision d on true`
