import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { findPasses } from './queries.ts'

export async function listPasses(
  ctx: Ctx,
  { spaceId }: Input<'GET /spaces/:spaceId/passes'>,
): Promise<Output<'GET /spaces/:spaceId/passes'>> {
  return { items: await findPasses(ctx.db, { spaceId }) }
}
