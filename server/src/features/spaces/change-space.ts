import type { Input, Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { claimSlug } from './claim-slug.ts'
import { getSpace } from './get-space.ts'

export async function changeSpace(
  ctx: Ctx,
  { spaceId, slug, ...fields }: Input<'PATCH /spaces/:spaceId'>,
): Promise<Output<'PATCH /spaces/:spaceId'>> {
  return ctx.db.transaction().execute(async (tx) => {
    if (slug !== undefined) await claimSlug(tx, spaceId, slug)
    await tx
      .updateTable('space')
      .set({
        slug,
        name: fields.name,
        tagline: fields.tagline,
        description: fields.description,
        welcome_message: fields.welcomeMessage,
        category: fields.category,
        brand_color: fields.brandColor,
        updated_at: sql`now()`,
      })
      .where('id', '=', spaceId)
      .execute()
    await ctx.pages.drop(tx, `space:${spaceId}`)
    return getSpace(ctx, tx, spaceId)
  })
}
