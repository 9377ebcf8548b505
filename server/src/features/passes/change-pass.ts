import type { Input, Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { slugTaken } from './create-pass.ts'
import { addPriceVersion, checkPrice } from './price-versions.ts'
import { getPass } from './queries.ts'
import { setCapacity } from './set-capacity.ts'
import { setExperiences } from './set-experiences.ts'

export async function changePass(
  ctx: Ctx,
  { passId, ...input }: Input<'PATCH /passes/:passId'>,
): Promise<Output<'PATCH /passes/:passId'>> {
  return ctx.db
    .transaction()
    .execute(async (tx) => {
      const { space_id: spaceId, billing } = await tx
        .updateTable('access_pass')
        .set({
          slug: input.slug,
          name: input.name,
          description: input.description,
          perks: input.perks,
          status: input.status,
          access_days: input.accessDays,
          sales_close_at: input.salesCloseAt,
          updated_at: sql`now()`,
        })
        .where('id', '=', passId)
        .returning(['space_id', 'billing'])
        .executeTakeFirstOrThrow()
      if (input.experienceIds)
        await setExperiences(tx, { passId, spaceId, experienceIds: input.experienceIds })
      if (input.price !== undefined) {
        const price = checkPrice(billing, input.price)
        if (price) await addPriceVersion(tx, passId, price)
      }
      if (input.capacity !== undefined) await setCapacity(tx, passId, input.capacity)
      await ctx.pages.drop(tx, `space:${spaceId}`)
      return getPass(tx, passId)
    })
    .catch(slugTaken)
}
