import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { getSpace } from './get-space.ts'

export function showSpace(
  ctx: Ctx,
  { spaceId }: Input<'GET /spaces/:spaceId'>,
): Promise<Output<'GET /spaces/:spaceId'>> {
  return getSpace(ctx, ctx.db, spaceId)
}
