import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import type { JobMap } from '#jobs/queue.ts'

/**
 * Somebody's access may be gone. Whoever holds something open for that person (a signalling socket, an event
 * stream) asks the access rule again and lets go when it says so; the news itself decides nothing.
 */
export type AccessLost = { userId: string; reason: JobMap['streams/revoke-viewer']['reason'] }

export const accessLostTopic = 'access-lost'

export async function tellAccessLost(
  app: Pick<AppContext, 'bus'>,
  db: Db | Tx,
  news: AccessLost,
): Promise<void> {
  await app.bus.publish(db, accessLostTopic, news)
}
