import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { newId } from '#lib/ids.ts'
import { experienceColumns, toExperience } from './queries.ts'

export async function addExperience(
  ctx: Ctx,
  { spaceId, name, description }: Input<'POST /spaces/:spaceId/experiences'>,
): Promise<Output<'POST /spaces/:spaceId/experiences'>> {
  return ctx.db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto('experience')
      .values({ id: newId(), space_id: spaceId, name, description })
      .returning(experienceColumns)
      .executeTakeFirstOrThrow()
    await ctx.pages.drop(tx, `space:${spaceId}`)
    return toExperience(row)
  })
}
