import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { AccessLost } from '#http/access-lost.ts'
import type { Seat } from '#integrations/livekit-tokens.ts'
import { countWatching } from './count-watching.ts'
import { evict } from './evict.ts'
import { notePublisher } from './note-publisher.ts'
import { roomOf } from './room.ts'

// Everybody's access may end in the same second; one after another would take longer than we promise.
const evictedAtOnce = 20

/** Puts one live stream right: who may not be there goes, who is there is counted, and whether the studio is there. */
export async function reconcileStream(app: AppContext, streamId: string): Promise<void> {
  if (!app.media) return
  const present = await app.media.listSeats(roomOf(streamId))
  const unentitled = await findUnentitled(app, streamId, present)
  for (let at = 0; at < unentitled.length; at += evictedAtOnce)
    await Promise.all(
      unentitled.slice(at, at + evictedAtOnce).map(({ seat, reason }) => evict(app, streamId, seat, reason)),
    )
  const staying = present.filter((one) => !unentitled.some(({ seat }) => seat === one))
  await recordPresence(app, streamId, staying)
  await countWatching(app, app.db, streamId)
  await notePublisher(
    app,
    streamId,
    staying.some((seat) => seat.kind === 'studio'),
  )
}

type Verdict = { position: number; access: string; has_session: boolean; runs_studio: boolean }

/** One statement for all: the access rule, the sign-in a seat belongs to, and the studio's role in the team. */
async function findUnentitled(
  app: AppContext,
  streamId: string,
  present: Seat[],
): Promise<{ seat: Seat; reason: AccessLost['reason'] }[]> {
  if (present.length === 0) return []
  const { rows } = await sql<Verdict>`
    select there.position::int, access_state(there.user_id, st.experience_id) as access,
      exists (select from stream_presence p join session s on s.id = p.session_id and s.expires_at > now()
        where p.stream_id = st.id and p.user_id = there.user_id and p.slot = there.slot) as has_session,
      exists (select from membership m join space on space.team_id = m.team_id
        where space.id = st.space_id and m.user_id = there.user_id and m.role in ('owner', 'producer')) as runs_studio
    from stream st cross join unnest(${present.map((seat) => seat.userId)}::uuid[],
      ${present.map((seat) => (seat.kind === 'viewer' ? seat.slot : 0))}::int[])
      with ordinality as there (user_id, slot, position)
    where st.id = ${streamId}`.execute(app.db)
  return rows.flatMap((verdict) => {
    const seat = present[verdict.position - 1]
    const reason = seat && reasonToGo(seat, verdict)
    return reason ? [{ seat, reason }] : []
  })
}

function reasonToGo(seat: Seat, verdict: Verdict): AccessLost['reason'] | undefined {
  if (verdict.access === 'suspended' || verdict.access === 'banned') return verdict.access
  if (verdict.access !== 'granted') return 'expired'
  if (seat.kind === 'studio') return verdict.runs_studio ? undefined : 'expired'
  return verdict.has_session ? undefined : 'signed-out'
}

// From the join's answer to being in the room: not yet there is not gone.
const arrivalSeconds = 15
// Ten thousand who are simply still there must not be ten thousand writes every three seconds.
const seenAgainSeconds = 60

async function recordPresence(app: AppContext, streamId: string, staying: Seat[]): Promise<void> {
  const viewers = staying.filter((seat) => seat.kind === 'viewer')
  await sql`
    with there as (
      select * from unnest(${viewers.map((seat) => seat.userId)}::uuid[], ${viewers.map((seat) => seat.slot)}::int[])
        as v (user_id, slot)
    ), seen as (
      update stream_presence p set seen_at = now(), left_at = null from there
      where p.stream_id = ${streamId} and p.user_id = there.user_id and p.slot = there.slot
        and (p.left_at is not null or p.seen_at < now() - make_interval(secs => ${seenAgainSeconds}))
    )
    update stream_presence p set left_at = now()
    where p.stream_id = ${streamId} and p.left_at is null
      and p.joined_at < now() - make_interval(secs => ${arrivalSeconds})
      and not exists (select from there where there.user_id = p.user_id and there.slot = p.slot)`.execute(
    app.db,
  )
}
