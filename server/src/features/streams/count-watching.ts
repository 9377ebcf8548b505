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

const pauseMs = 1_000
/** Streams counted in the last second, and whether somebody asked again meanwhile; one map a process. */
const counted = new WeakMap<Db, Map<string, { again: boolean }>>()

/** The same at once, and then at most once a second: a show's end sends thousands home in the same moment. */
export async function countWatchingSoon(
  app: Pick<AppContext, 'bus' | 'db' | 'log'>,
  streamId: string,
): Promise<void> {
  const recent = counted.get(app.db) ?? new Map<string, { again: boolean }>()
  counted.set(app.db, recent)
  const running = recent.get(streamId)
  if (running) {
    running.again = true
    return
  }
  const pause = { again: false }
  recent.set(streamId, pause)
  setTimeout(() => {
    recent.delete(streamId)
    if (pause.again)
      countWatchingSoon(app, streamId).catch((err: unknown) => app.log.warn({ err, streamId }, 'not counted'))
  }, pauseMs).unref()
  await countWatching(app, app.db, streamId)
}
