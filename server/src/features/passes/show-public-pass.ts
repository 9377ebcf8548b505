import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { findSpaceRefs } from '#features/spaces/space-refs.ts'
import { notFound } from '#http/errors.ts'
import { listOffers } from './list-offers.ts'

export async function showPublicPass(
  ctx: Ctx,
  { slug, passSlug }: Input<'GET /public/spaces/:slug/passes/:passSlug'>,
): Promise<Output<'GET /public/spaces/:slug/passes/:passSlug'>> {
  const found = await ctx.db
    .selectFrom('space_slug')
    .innerJoin('space', 'space.id', 'space_slug.space_id')
    .leftJoin('access_pass', (join) =>
      join.onRef('access_pass.space_id', '=', 'space.id').on('access_pass.slug', '=', passSlug),
    )
    .where('space_slug.slug', '=', slug)
    .where('space.status', '=', 'published')
    .select(['space.id', 'space.slug', 'access_pass.id as pass_id', 'access_pass.status'])
    .executeTakeFirst()
  if (!found || found.pass_id === null || found.status === 'draft') throw notFound()
  if (found.slug !== slug) return { kind: 'moved', slug: found.slug }
  const [[offer], refs] = await Promise.all([
    listOffers(ctx.db, { passIds: [found.pass_id] }),
    findSpaceRefs(ctx, ctx.db, [found.id]),
  ])
  const space = refs.get(found.id)
  if (!offer || !space) throw notFound()
  const { spaceId: _, ...pass } = offer
  return { kind: 'pass', pass, space }
}
