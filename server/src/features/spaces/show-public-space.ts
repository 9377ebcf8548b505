import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { listOffers } from '#features/passes/list-offers.ts'
import { notFound } from '#http/errors.ts'
import { spaceColumns, toSpace } from './queries.ts'
import { listReplayCards } from './replay-cards.ts'
import { listStreamCards } from './stream-cards.ts'

export async function showPublicSpace(
  ctx: Ctx,
  { slug }: Input<'GET /public/spaces/:slug'>,
): Promise<Output<'GET /public/spaces/:slug'>> {
  const row = await ctx.db
    .selectFrom('space_slug')
    .innerJoin('space', 'space.id', 'space_slug.space_id')
    .where('space_slug.slug', '=', slug)
    .where('space.status', '<>', 'draft')
    .select(spaceColumns)
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.slug !== slug) return { kind: 'moved', slug: row.slug }
  if (row.status === 'suspended') return { kind: 'suspended', name: row.name }
  const { teamId, welcomeMessage: _forHolders, ...space } = toSpace(ctx, row)
  return { kind: 'space', space, ...(await listParts(ctx, { teamId, spaceId: space.id })) }
}

async function listParts(ctx: Ctx, { teamId, spaceId }: { teamId: string; spaceId: string }) {
  const spaceIds = [spaceId]
  const [creator, experiences, offers, live, upcoming, replays] = await Promise.all([
    findCreator(ctx, teamId),
    ctx.db
      .selectFrom('experience')
      .where('space_id', '=', spaceId)
      .orderBy('created_at')
      .select(['id', 'name', 'description'])
      .execute(),
    listOffers(ctx.db, { spaceId }),
    listStreamCards(ctx, ctx.db, { status: 'live', spaceIds, limit: 6 }),
    listStreamCards(ctx, ctx.db, { status: 'scheduled', spaceIds, limit: 12 }),
    listReplayCards(ctx, ctx.db, { spaceIds, limit: 12 }),
  ])
  const passes = offers.map(({ spaceId: _, ...offer }) => offer)
  return { creator, experiences, passes, live, upcoming, replays }
}

async function findCreator(ctx: Ctx, teamId: string) {
  const row = await ctx.db
    .selectFrom('team')
    .leftJoin('membership', (join) =>
      join.onRef('membership.team_id', '=', 'team.id').on('membership.role', '=', 'owner'),
    )
    .leftJoin('creator_profile as profile', 'profile.user_id', 'membership.user_id')
    .where('team.id', '=', teamId)
    .orderBy('membership.created_at')
    .select(['team.name', 'profile.id', 'profile.display_name', 'profile.username'])
    .executeTakeFirstOrThrow()
  return { displayName: row.display_name ?? row.name, username: row.username, profileId: row.id }
}
