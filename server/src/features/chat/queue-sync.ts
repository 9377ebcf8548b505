import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'

/** After a change that GetStream must follow; with the local chat there is nothing to follow. */
export async function queueChannelSync(app: AppContext, db: Db | Tx, streamId: string): Promise<void> {
  if (app.chat) await app.enqueue(db, 'chat/sync-channel', { streamId })
}

export async function queuePersonSync(
  app: AppContext,
  db: Db | Tx,
  person: { spaceId: string; userId: string },
): Promise<void> {
  if (app.chat) await app.enqueue(db, 'chat/sync-person', person)
}
