import type { Input, Stream } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { getStream, toStream } from './queries.ts'

export async function showStream(ctx: Ctx, { streamId }: Input<'GET /streams/:streamId'>): Promise<Stream> {
  return toStream(await getStream(ctx.db, streamId))
}
