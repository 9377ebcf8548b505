import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { listReplayCards } from '#features/spaces/replay-cards.ts'
import { listSpaceCards } from '#features/spaces/space-cards.ts'
import { listStreamCards } from '#features/spaces/stream-cards.ts'
import { notFound } from '#http/errors.ts'
import { profileColumns, toProfile } from './queries.ts'

export async function showPublicProfile(
  ctx: Ctx,
  { username }: Input<'GET /public/profiles/:username'>,
): Promise<Output<'GET /public/profiles/:username'>> {
  const profile = await ctx.db
    .selectFrom('creator_profile')
    .where('username', '=', username)
    .select([...profileColumns, 'user_id'])
    .executeTakeFirst()
  if (!profile) throw notFound()
  const spaceIds = await publishedSpaces(ctx, profile.user_id)
  const [spaces, live, upcoming, replays, counts] = await Promise.all([
    listSpaceCards(ctx, ctx.db, { spaceIds, limit: 24 }),
    listStreamCards(ctx, ctx.db, { status: 'live', spaceIds, limit: 6 }),
    listStreamCards(ctx, ctx.db, { status: 'scheduled', spaceIds, limit: 12 }),
    listReplayCards(ctx, ctx.db, { spaceIds, limit: 12 }),
    countStreams(ctx, spaceIds),
  ])
  return { profile: toProfile(profile), spaces, live, upcoming, replays, ...counts }
}

/** Of the teams this person owns: a moderator's help does not put a Space on their page. */
async function publishedSpaces(ctx: Ctx, userId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('space')
    .innerJoin('membership', 'membership.team_id', 'space.team_id')
    .where('membership.user_id', '=', userId)
    .where('membership.role', '=', 'owner')
    .where('space.status', '=', 'published')
    .select('space.id')
    .execute()
  return rows.map((row) => row.id)
}

async function countStreams(ctx: Ctx, spaceIds: string[]) {
  if (spaceIds.length === 0) return { playedCount: 0, canceledCount: 0 }
  return ctx.db
    .selectFrom('stream')
    .where('space_id', 'in', spaceIds)
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('status', 'in', ['live', 'ended']).as('playedCount'),
      fn.countAll<number>().filterWhere('status', '=', 'canceled').as('canceledCount'),
    ])
    .executeTakeFirstOrThrow()
}
