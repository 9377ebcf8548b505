import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { experienceColumns, toExperience } from './queries.ts'

export async function listExperiences(
  ctx: Ctx,
  { spaceId }: Input<'GET /spaces/:spaceId/experiences'>,
): Promise<Output<'GET /spaces/:spaceId/experiences'>> {
  const rows = await ctx.db
    .selectFrom('experience')
    .where('space_id', '=', spaceId)
    .orderBy('created_at')
    .select(experienceColumns)
    .execute()
  return { items: rows.map(toExperience) }
}
