import type { Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { signedIn } from '#http/guards.ts'
import { getMe } from './queries.ts'

export function showMe(ctx: Ctx): Promise<Output<'GET /me'>> {
  return getMe(ctx.db, signedIn(ctx).userId)
}
