import type pg from 'pg'
import type { RoomEntry } from '#http/signalling-gate.ts'
import { streamOfRoom } from './room.ts'

/**
 * Whether the access rule lets this person connect to this room now. A viewer must also be signed in as the
 * token's person, so that a token somebody copied opens nothing; the studio's team is asked by role.
 */
export async function admitToRoom(pool: pg.Pool, { room, seat, sessionToken }: RoomEntry): Promise<boolean> {
  const streamId = streamOfRoom(room)
  if (!streamId) return false
  const { rows } =
    seat.kind === 'studio'
      ? await pool.query<{ admitted: boolean }>({
          name: 'admit-studio',
          text: admitStudioSql,
          values: [streamId, seat.userId],
        })
      : await pool.query<{ admitted: boolean }>({
          name: 'admit-viewer',
          text: admitViewerSql,
          values: [streamId, seat.userId, sessionToken],
        })
  return rows[0]?.admitted ?? false
}

const admitStudioSql = `
  select access_state($2, st.experience_id) = 'granted' as admitted
  from stream st join space s on s.id = st.space_id
    join membership m on m.team_id = s.team_id and m.user_id = $2 and m.role in ('owner', 'producer')
  where st.id = $1 and st.status = 'live'`

const admitViewerSql = `
  select access_state($2, st.experience_id) = 'granted' as admitted
  from stream st join session s on s.token = $3 and s.user_id = $2 and s.expires_at > now()
  where st.id = $1 and st.status = 'live'`
