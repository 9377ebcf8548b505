import type { AppContext } from '#context.ts'
import { roomOf } from './room.ts'

/** Everybody still in the room is disconnected, and no old token opens it again. */
export async function closeRoom(app: AppContext, { streamId }: { streamId: string }): Promise<void> {
  await app.media?.closeRoom(roomOf(streamId))
}
