import type { Category, Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { listSpaceCards } from './space-cards.ts'
import { listStreamCards } from './stream-cards.ts'

const spaceLimit = 60
const streamLimit = 12

/** The category narrows the Spaces; who is on stage and what comes stay whole. */
export async function showHome(
  ctx: Ctx,
  { category }: Input<'GET /public/home'>,
): Promise<Output<'GET /public/home'>> {
  const [live, upcoming, spaces, categories] = await Promise.all([
    listStreamCards(ctx, ctx.db, { status: 'live', limit: streamLimit }),
    listStreamCards(ctx, ctx.db, { status: 'scheduled', limit: streamLimit }),
    listSpaceCards(ctx, ctx.db, { category, limit: spaceLimit }),
    ctx.db
      .selectFrom('space')
      .where('status', '=', 'published')
      .select('category')
      .distinct()
      .orderBy('category')
      .execute(),
  ])
  return { live, upcoming, spaces, categories: categories.map((row) => row.category as Category) }
}
