import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { queuePersonSync } from '#features/chat/queue-sync.ts'
import { tellAccessLost } from '#http/access-lost.ts'
import type { JobMap } from '#jobs/queue.ts'
import { countWatching } from './count-watching.ts'
import { evict } from './evict.ts'

/**
 * After a refund, expiry, ban, suspension or sign-out: whoever has no right to a live room any more is put out
 * of it now. Another valid pass, or another sign-in that watches, keeps the person where they are.
 */
export async function revokeViewer(app: AppContext, payload: JobMap['streams/revoke-viewer']): Promise<void> {
  const { userId, spaceId, reason } = payload
  if (spaceId) await queuePersonSync(app, app.db, { spaceId, userId })
  const { rows } = await sql<{ stream_id: string; slot: number }>`
    select p.stream_id, p.slot from stream_presence p join stream st on st.id = p.stream_id
    where p.user_id = ${userId} and st.status = 'live' and (${spaceId}::uuid is null or st.space_id = ${spaceId}::uuid)
      and not (access_state(p.user_id, st.experience_id) = 'granted'
        and exists (select from session s where s.id = p.session_id and s.expires_at > now()))`.execute(
    app.db,
  )
  for (const { stream_id, slot } of rows) {
    await evict(app, stream_id, { kind: 'viewer', userId, slot }, reason)
    await countWatching(app, app.db, stream_id)
  }
  // Also for those who only read the chat, or wait for a show to begin.
  if (rows.length === 0) await tellAccessLost(app, app.db, { userId, reason })
}
