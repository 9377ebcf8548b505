import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { notFound } from '#http/errors.ts'
import { experienceColumns, toExperience } from './queries.ts'

export async function changeExperience(
  ctx: Ctx,
  { experienceId, name, description }: Input<'PATCH /experiences/:experienceId'>,
): Promise<Output<'PATCH /experiences/:experienceId'>> {
  return ctx.db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('experience')
      // The id as well, so that a change of nothing is still a statement.
      .set({ id: experienceId, name, description })
      .where('id', '=', experienceId)
      .returning(experienceColumns)
      .executeTakeFirst()
    if (!row) throw notFound()
    await ctx.pages.drop(tx, `space:${row.space_id}`)
    return toExperience(row)
  })
}
