import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { getPass } from './queries.ts'

export function showPass(
  ctx: Ctx,
  { passId }: Input<'GET /passes/:passId'>,
): Promise<Output<'GET /passes/:passId'>> {
  return getPass(ctx.db, passId)
}
