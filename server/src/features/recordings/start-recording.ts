import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { newId } from '#lib/ids.ts'

/** Opens the stream's one recording; it is there already when the studio comes back. Without storage there is none. */
export async function startRecording(app: AppContext, tx: Tx, streamId: string): Promise<void> {
  if (!app.storage) return
  const id = newId()
  await tx
    .insertInto('recording')
    .values({ id, stream_id: streamId, status: 'recording', storage_prefix: `recordings/${id}` })
    .onConflict((conflict) => conflict.column('stream_id').doNothing())
    .execute()
}
