import type { Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { endSession } from './end-session.ts'

/** Ends this session, and what is being watched by it. */
export async function signOut(ctx: Ctx): Promise<Output<'DELETE /auth/session'>> {
  const token = ctx.sessionToken
  if (token) await ctx.db.transaction().execute((tx) => endSession(ctx, tx, token))
  ctx.cookies.clearSession()
  return {}
}
