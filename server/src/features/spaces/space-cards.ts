import type { Category, SpaceCard } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import { cheapestOffers } from './cheapest-offers.ts'
import { findSpaceRefs } from './space-refs.ts'

/** Published Spaces, newest first. */
export async function listSpaceCards(
  app: Pick<AppContext, 'config'>,
  db: Db | Tx,
  wanted: { category?: Category | undefined; spaceIds?: string[]; limit: number },
): Promise<SpaceCard[]> {
  let query = db
    .selectFrom('space')
    .where('status', '=', 'published')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .select(['id', 'tagline', 'category'])
  if (wanted.category) query = query.where('category', '=', wanted.category)
  if (wanted.spaceIds) query = query.where('id', 'in', wanted.spaceIds)
  if (wanted.spaceIds?.length === 0) return []
  const rows = await query.execute()
  const ids = rows.map((row) => row.id)
  const [refs, cheapest] = await Promise.all([findSpaceRefs(app, db, ids), cheapestOffers(db, 'space', ids)])
  return rows.flatMap((row) => {
    const ref = refs.get(row.id)
    if (!ref) return []
    return {
      ...ref,
      tagline: row.tagline,
      category: row.category as Category,
      ...(cheapest.get(row.id) ?? { fromPrice: null, hasFreePass: false }),
    }
  })
}
