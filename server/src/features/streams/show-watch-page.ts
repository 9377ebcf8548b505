import type { Input, ReactionKind, WatchView } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { listOffers } from '#features/passes/list-offers.ts'
import { findSpaceRefs } from '#features/spaces/space-refs.ts'
import { notFound } from '#http/errors.ts'
import { getStream, toStream } from './queries.ts'

/** The watch page's facts for whoever asks: before, during and after the show, with or without access. */
export async function showWatchPage(
  ctx: Ctx,
  { streamId }: Input<'GET /streams/:streamId/watch'>,
): Promise<WatchView> {
  const entry = await findEntry(ctx, streamId)
  const stream = toStream(await getStream(ctx.db, streamId))
  const [refs, offers] = await Promise.all([
    findSpaceRefs(ctx, ctx.db, [stream.spaceId]),
    listOffers(ctx.db, { experienceId: stream.experienceId }),
  ])
  const space = refs.get(stream.spaceId)
  if (!space) throw notFound()
  return {
    stream,
    space,
    // For those inside, as on the Space's page.
    welcomeMessage: entry.access === 'granted' ? entry.welcome_message : '',
    access: entry.access,
    role: entry.role,
    offers: offers.map(({ spaceId: _spaceId, ...offer }) => offer),
    replay: entry.access === 'granted' ? replayOf(streamId, entry.replay_ms) : null,
    reactions: { ...noReactions, ...entry.reactions },
    slowModeSeconds: entry.slow_mode_seconds,
  }
}

type Entry = {
  access: WatchView['access']
  role: WatchView['role']
  welcome_message: string
  slow_mode_seconds: number
  reactions: Partial<Record<ReactionKind, number>>
  replay_ms: number | null
}

/** Access and what hangs on it. A Space that is not public exists for its team only. */
async function findEntry(ctx: Ctx, streamId: string): Promise<Entry> {
  const userId = ctx.viewer?.userId ?? null
  const { rows } = await sql<
    Omit<Entry, 'access'> & { access: Entry['access'] | 'suspended'; is_public: boolean }
  >`
    select case when ${userId}::uuid is null then 'sign-in' else access_state(${userId}::uuid, st.experience_id) end as access,
      (select m.role from membership m where m.team_id = s.team_id and m.user_id = ${userId}::uuid) as role,
      s.status = 'published' as is_public, s.welcome_message, s.slow_mode_seconds, st.reactions,
      (select r.duration_ms from recording r where r.stream_id = st.id and r.status = 'ready') as replay_ms
    from stream st join space s on s.id = st.space_id where st.id = ${streamId}`.execute(ctx.db)
  const entry = rows[0]
  if (!entry || entry.access === 'suspended') throw notFound()
  if (!entry.is_public && entry.access !== 'granted') throw notFound()
  return { ...entry, access: entry.access }
}

function replayOf(streamId: string, durationMs: number | null): WatchView['replay'] {
  if (durationMs === null) return null
  return { url: `/api/streams/${streamId}/replay.mp4`, durationSeconds: Math.round(durationMs / 1000) }
}

const noReactions: WatchView['reactions'] = { heart: 0, clap: 0, wave: 0, spark: 0, again: 0 }
