import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import { tellStream } from './tell-stream.ts'

/** Counts the people (not devices) in a live stream, and tells its followers when that changed. */
export async function countWatching(
  app: Pick<AppContext, 'bus'>,
  db: Db | Tx,
  streamId: string,
): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    update stream set watching_count = seen.count
    from (select count(distinct user_id)::int as count from stream_presence
      where stream_id = ${streamId} and left_at is null) seen
    where id = ${streamId} and status = 'live' and watching_count <> seen.count
    returning watching_count as count`.execute(db)
  if (rows[0]) await tellStream(app, db, streamId, { event: { type: 'watching', count: rows[0].count } })
}
