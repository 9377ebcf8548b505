import type { Input, Output } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { checkLimit } from '#http/check-limit.ts'
import { AppError } from '#http/errors.ts'
import { newId } from '#lib/ids.ts'
import { addPriceVersion, checkPrice } from './price-versions.ts'
import { getPass } from './queries.ts'
import { setCapacity } from './set-capacity.ts'
import { setExperiences } from './set-experiences.ts'

const most = 200

export async function createPass(
  ctx: Ctx,
  input: Input<'POST /spaces/:spaceId/passes'>,
): Promise<Output<'POST /spaces/:spaceId/passes'>> {
  const price = checkPrice(input.billing, input.price)
  const passId = newId()
  return ctx.db
    .transaction()
    .execute(async (tx) => {
      const there = await tx
        .selectFrom('access_pass')
        .where('space_id', '=', input.spaceId)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      checkLimit(most, there, refusals.passes(most))
      await tx
        .insertInto('access_pass')
        .values({
          id: passId,
          space_id: input.spaceId,
          slug: input.slug,
          name: input.name,
          description: input.description,
          perks: input.perks,
          billing: input.billing,
          status: input.status,
          access_days: input.accessDays,
          sales_close_at: input.salesCloseAt,
        })
        .execute()
      await setExperiences(tx, { passId, spaceId: input.spaceId, experienceIds: input.experienceIds })
      if (price) await addPriceVersion(tx, passId, price)
      if (input.capacity !== null) await setCapacity(tx, passId, input.capacity)
      await ctx.pages.drop(tx, `space:${input.spaceId}`)
      return getPass(tx, passId)
    })
    .catch(slugTaken)
}

export function slugTaken(error: unknown): never {
  if (isUniqueViolation(error, 'access_pass_space_id_slug_key')) throw new AppError('passes/slug-taken')
  throw error
}
