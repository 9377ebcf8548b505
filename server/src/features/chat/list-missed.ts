import type { StreamEvent } from '@stagedoor/contract'
import type { Db } from '#db/db.ts'
import { selectMessages, toMessage } from './queries.ts'

// Numbers are given before the commit, so a lower one may become visible later: look back a little. Readers
// know messages by their id.
const overlap = 20
const mostMissed = 200
// Longer than anybody is away and still reads on from the same place.
const removalsOfLastMs = 10 * 60_000

/** What a reader missed since the message numbered `seq`: messages in order, and those removed meanwhile. */
export async function listMissed(
  db: Db,
  streamId: string,
  seq: number,
): Promise<{ event: StreamEvent; seq?: number }[]> {
  const newest = await selectMessages(db)
    .where('c.stream_id', '=', streamId)
    .where('c.seq', '>', seq - overlap)
    .orderBy('c.seq', 'desc')
    .limit(mostMissed)
    .execute()
  const removed = await selectMessages(db)
    .where('c.stream_id', '=', streamId)
    .where('c.seq', '<=', seq - overlap)
    .where('c.removed_at', '>', new Date(Date.now() - removalsOfLastMs))
    .orderBy('c.removed_at', 'desc')
    .limit(mostMissed)
    .execute()
  return [
    ...removed.map((row) => ({
      event: {
        type: 'message-removed' as const,
        messageId: row.id,
        removedBy: toMessage(row).removedBy ?? ('moderator' as const),
      },
    })),
    ...newest
      .toReversed()
      .map((row) => ({ event: { type: 'message' as const, message: toMessage(row) }, seq: row.seq })),
  ]
}
