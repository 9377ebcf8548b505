import type { StreamEvent } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'

/**
 * What travels between processes to everybody who follows a stream, or to one person there (`to`, their user id).
 * `seq` is a chat message's place.
 */
export type StreamNews = { event: StreamEvent; seq?: number; to?: string }

export function streamTopic(streamId: string): string {
  return `stream:${streamId}`
}

/** Tells everybody who follows the stream, once the caller's transaction commits. */
export async function tellStream(
  app: Pick<AppContext, 'bus'>,
  db: Db | Tx,
  streamId: string,
  news: StreamNews,
): Promise<void> {
  await app.bus.publish(db, streamTopic(streamId), news)
}
