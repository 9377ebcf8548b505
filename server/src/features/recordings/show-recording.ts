import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { findRecording } from './queries.ts'

type Key = 'GET /streams/:streamId/recording'

export async function showRecording(ctx: Ctx, { streamId }: Input<Key>): Promise<Output<Key>> {
  return { recording: (await findRecording(ctx.db, streamId)) ?? null }
}
