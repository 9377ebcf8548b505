import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { hashedSubject, takeFromLimit } from '#http/rate-limit.ts'
import { codeSeconds } from './auth.ts'

const resendAfterSeconds = 30
const codesPerAddress = { max: 6, windowSeconds: 15 * 60 }
// Nobody's inbox is to be filled from here.
const codesPerDay = { max: 40, windowSeconds: 24 * 3600 }

/** The answer is the same whether the address is known or new. */
export async function sendCode(
  ctx: Ctx,
  { email }: Input<'POST /auth/code'>,
): Promise<Output<'POST /auth/code'>> {
  const who = hashedSubject(ctx, email)
  await takeFromLimit(ctx.db, `code ${who}`, codesPerAddress)
  await takeFromLimit(ctx.db, `code-day ${who}`, codesPerDay)
  await ctx.auth.sendCode(email)
  const codeExpiresAt = new Date(ctx.now().getTime() + codeSeconds * 1_000)
  return { codeExpiresAt: codeExpiresAt.toISOString(), resendAfterSeconds }
}
