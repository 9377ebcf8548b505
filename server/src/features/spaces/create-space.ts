import type { Input, Output } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import { checkLimit } from '#http/check-limit.ts'
import { AppError } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'
import { newId } from '#lib/ids.ts'
import { claimSlug } from './claim-slug.ts'
import { spaceColumns, toSpace } from './queries.ts'

const most = 20

export async function createSpace(ctx: Ctx, input: Input<'POST /spaces'>): Promise<Output<'POST /spaces'>> {
  const { userId } = signedIn(ctx)
  return ctx.db.transaction().execute(async (tx) => {
    const team = await tx
      .selectFrom('membership')
      .innerJoin('creator_profile', 'creator_profile.user_id', 'membership.user_id')
      .where('membership.user_id', '=', userId)
      .where('membership.role', '=', 'owner')
      .orderBy('membership.created_at')
      .select('membership.team_id')
      .executeTakeFirst()
    if (!team) throw new AppError('profiles/missing')
    const there = await tx
      .selectFrom('space')
      .where('team_id', '=', team.team_id)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    checkLimit(most, there, refusals.spaces(most))
    const id = newId()
    const row = await tx
      .insertInto('space')
      .values({
        id,
        team_id: team.team_id,
        slug: input.slug,
        name: input.name,
        tagline: input.tagline,
        description: input.description,
        welcome_message: input.welcomeMessage,
        category: input.category,
        brand_color: input.brandColor,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning(spaceColumns)
      .executeTakeFirst()
    if (!row) throw new AppError('spaces/slug-taken')
    await claimSlug(tx, id, input.slug)
    return toSpace(ctx, row)
  })
}
