import type { Tx } from '#db/db.ts'
import { AppError } from '#http/errors.ts'
import { isReservedSlug } from './reserved-slugs.ts'

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
}
