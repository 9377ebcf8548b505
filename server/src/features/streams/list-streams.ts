import type { Input, Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { selectStreams, toStream } from './queries.ts'

type Key = 'GET /spaces/:spaceId/streams'

// Enough for years of weekly shows; the studio shows no more at once.
const longestList = 200

/** Live first, then coming up (soonest first), then past (newest first). */
export async function listStreams(ctx: Ctx, { spaceId }: Input<Key>): Promise<Output<Key>> {
  const rows = await selectStreams(ctx.db)
    .where('stream.space_id', '=', spaceId)
    .orderBy(sql`array_position(array['live', 'scheduled'], stream.status)`, (order) =>
      order.asc().nullsLast(),
    )
    .orderBy(sql`case when stream.status = 'scheduled' then stream.starts_at end`)
    .orderBy(sql`coalesce(stream.started_at, stream.starts_at)`, 'desc')
    .limit(longestList)
    .execute()
  return { items: rows.map(toStream) }
}
