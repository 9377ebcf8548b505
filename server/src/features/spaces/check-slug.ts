import { Slug, type Input, type Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { isReservedSlug } from './reserved-slugs.ts'

export async function checkSlug(
  ctx: Ctx,
  { slug }: Input<'GET /public/slugs/:slug'>,
): Promise<Output<'GET /public/slugs/:slug'>> {
  if (!Slug.safeParse(slug).success) return { status: 'invalid' }
  if (isReservedSlug(slug)) return { status: 'reserved' }
  const taken = await ctx.db
    .selectFrom('space_slug')
    .where('slug', '=', slug)
    .select('slug')
    .executeTakeFirst()
  return { status: taken ? 'taken' : 'free' }
}
