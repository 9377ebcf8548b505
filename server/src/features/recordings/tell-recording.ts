import type { RecordingStatus } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import { tellStream } from '#features/streams/tell-stream.ts'

export async function tellRecording(
  app: Pick<AppContext, 'bus'>,
  db: Db | Tx,
  streamId: string,
  status: RecordingStatus,
): Promise<void> {
  await tellStream(app, db, streamId, { event: { type: 'recording', status } })
}
