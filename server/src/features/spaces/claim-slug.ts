import { refusals } from '@stagedoor/words/en/errors'
import type { Tx } from '#db/db.ts'
import { checkLimit } from '#http/check-limit.ts'
import { AppError } from '#http/errors.ts'
import { isReservedSlug } from './reserved-slugs.ts'

// Each is kept from everybody else for good.
const most = 20

/** Takes an address for a Space for good: it keeps leading there after the Space moves on. */
export async function claimSlug(tx: Tx, spaceId: string, slug: string): Promise<void> {
  if (isReservedSlug(slug)) throw new AppError('spaces/slug-reserved')
  const { space_id } = await tx
    .insertInto('space_slug')
    .values({ slug, space_id: spaceId })
    // An update of nothing, so that the present owner comes back.
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ slug }))
    .returning('space_id')
    .executeTakeFirstOrThrow()
  if (space_id !== spaceId) throw new AppError('spaces/slug-taken')
  const claimed = await tx
    .selectFrom('space_slug')
    .where('space_id', '=', spaceId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  checkLimit(most + 1, claimed, refusals.addresses(most))
}
