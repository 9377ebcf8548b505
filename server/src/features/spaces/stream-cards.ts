import type { StreamCard } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import { cheapestOffers } from './cheapest-offers.ts'
import { findSpaceRefs } from './space-refs.ts'

type Wanted = { status: 'live' | 'scheduled'; spaceIds?: string[]; limit: number }

/** Streams of published Spaces: live ones by how many watch, scheduled ones by when they start. */
export async function listStreamCards(
  app: Pick<AppContext, 'config'>,
  db: Db | Tx,
  { status, spaceIds, limit }: Wanted,
): Promise<StreamCard[]> {
  if (spaceIds?.length === 0) return []
  let query = db
    .selectFrom('stream')
    .innerJoin('space', 'space.id', 'stream.space_id')
    .where('space.status', '=', 'published')
    .where('stream.status', '=', status)
    .limit(limit)
    .select([
      'stream.id',
      'stream.space_id',
      'stream.experience_id',
      'stream.title',
      'stream.description',
      'stream.status',
      'stream.starts_at',
      'stream.time_zone',
      'stream.started_at',
      'stream.watching_count',
    ])
  if (spaceIds) query = query.where('stream.space_id', 'in', spaceIds)
  query =
    status === 'live' ? query.orderBy('stream.watching_count', 'desc') : query.orderBy('stream.starts_at')
  const rows = await query.execute()
  const [refs, cheapest] = await Promise.all([
    findSpaceRefs(
      app,
      db,
      rows.map((row) => row.space_id),
    ),
    cheapestOffers(
      db,
      'experience',
      rows.map((row) => row.experience_id),
    ),
  ])
  return rows.flatMap((row) => {
    const space = refs.get(row.space_id)
    if (!space) return []
    return {
      id: row.id,
      title: row.title,
      description: row.description,
      status: row.status,
      startsAt: row.starts_at.toISOString(),
      timeZone: row.time_zone,
      startedAt: row.started_at?.toISOString() ?? null,
      watchingCount: row.watching_count,
      space,
      ...(cheapest.get(row.experience_id) ?? { fromPrice: null, hasFreePass: false }),
    }
  })
}
