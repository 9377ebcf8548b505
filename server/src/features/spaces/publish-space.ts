import type { Input, Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { AppError, notFound } from '#http/errors.ts'
import { spaceColumns, toSpace } from './queries.ts'

/** Shown to everybody once there is something to have: an Experience, and a pass on sale that opens one. */
export async function publishSpace(
  ctx: Ctx,
  { spaceId }: Input<'POST /spaces/:spaceId/publish'>,
): Promise<Output<'POST /spaces/:spaceId/publish'>> {
  return ctx.db.transaction().execute(async (tx) => {
    const space = await tx
      .selectFrom('space')
      .where('id', '=', spaceId)
      .select((eb) => [
        'status',
        eb
          .exists(
            eb
              .selectFrom('access_pass as pass')
              .innerJoin('access_pass_experience as opened', 'opened.pass_id', 'pass.id')
              .where('pass.space_id', '=', spaceId)
              .where('pass.status', '<>', 'draft')
              .select('pass.id'),
          )
          .as('is_ready'),
      ])
      .forUpdate()
      .executeTakeFirst()
    if (!space) throw notFound()
    if (space.status === 'suspended') throw new AppError('spaces/suspended')
    if (!space.is_ready) throw new AppError('spaces/not-ready')
    const row = await tx
      .updateTable('space')
      .set({ status: 'published', updated_at: sql`now()` })
      .where('id', '=', spaceId)
      .returning(spaceColumns)
      .executeTakeFirstOrThrow()
    // The creators' own pages did not know of it before.
    const owners = await tx
      .selectFrom('membership')
      .innerJoin('creator_profile as profile', 'profile.user_id', 'membership.user_id')
      .where('membership.team_id', '=', row.team_id)
      .where('membership.role', '=', 'owner')
      .select('profile.id')
      .execute()
    await ctx.pages.drop(tx, `space:${spaceId}`, ...owners.map(({ id }) => `profile:${id}`))
    return toSpace(ctx, row)
  })
}
