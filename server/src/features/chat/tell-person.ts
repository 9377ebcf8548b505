import type { StreamEvent } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { tellStream } from '#features/streams/tell-stream.ts'

/** Tells one person in every chat of a Space that is still written in, once the transaction commits. */
export async function tellPerson(
  app: Pick<AppContext, 'bus'>,
  tx: Tx,
  { spaceId, userId }: { spaceId: string; userId: string },
  event: StreamEvent,
): Promise<void> {
  const streams = await tx
    .selectFrom('stream')
    .where('space_id', '=', spaceId)
    .where('status', 'in', ['scheduled', 'live'])
    .select('id')
    .execute()
  for (const { id } of streams) await tellStream(app, tx, id, { event, to: userId })
}
