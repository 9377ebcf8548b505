import type { Input, Output } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import { checkLimit } from '#http/check-limit.ts'
import { newId } from '#lib/ids.ts'
import { experienceColumns, toExperience } from './queries.ts'

const most = 50

export async function addExperience(
  ctx: Ctx,
  { spaceId, name, description }: Input<'POST /spaces/:spaceId/experiences'>,
): Promise<Output<'POST /spaces/:spaceId/experiences'>> {
  return ctx.db.transaction().execute(async (tx) => {
    const there = await tx
      .selectFrom('experience')
      .where('space_id', '=', spaceId)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    checkLimit(most, there, refusals.experiences(most))
    const row = await tx
      .insertInto('experience')
      .values({ id: newId(), space_id: spaceId, name, description })
      .returning(experienceColumns)
      .executeTakeFirstOrThrow()
    await ctx.pages.drop(tx, `space:${spaceId}`)
    return toExperience(row)
  })
}
