import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { changeCover } from './change-cover.ts'

export async function removeCover(
  ctx: Ctx,
  { spaceId }: Input<'DELETE /spaces/:spaceId/cover'>,
): Promise<Output<'DELETE /spaces/:spaceId/cover'>> {
  return { uploadId: await changeCover(ctx, spaceId, null) }
}
