import type { Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { signedIn } from '#http/guards.ts'
import { spaceColumns, toSpace } from './queries.ts'

export async function listSpaces(ctx: Ctx): Promise<Output<'GET /spaces'>> {
  const rows = await ctx.db
    .selectFrom('space')
    .innerJoin('membership', 'membership.team_id', 'space.team_id')
    .where('membership.user_id', '=', signedIn(ctx).userId)
    .orderBy('space.created_at')
    // A team has twenty at most; somebody may help many teams.
    .limit(500)
    .select(spaceColumns)
    .execute()
  return { items: rows.map((row) => toSpace(ctx, row)) }
}
