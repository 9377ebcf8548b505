import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { hashedSubject, takeFromLimit } from '#http/rate-limit.ts'
import { sessionSeconds, signSession } from '#http/session.ts'
import { endSession } from './end-session.ts'
import { getMe } from './queries.ts'

// Counted over resends: a new code does not buy new guesses.
const guessesPerAddress = { max: 10, windowSeconds: 15 * 60 }
// One chance in ten thousand a day, however patient somebody is (NIST 800-63B asks for at most 100 failures in a row).
const guessesPerDay = { max: 100, windowSeconds: 24 * 3600 }

export async function signIn(
  ctx: Ctx,
  { email, code, client }: Input<'POST /auth/session'>,
): Promise<Output<'POST /auth/session'>> {
  const who = hashedSubject(ctx, email)
  await takeFromLimit(ctx.db, `guess ${who}`, guessesPerAddress)
  await takeFromLimit(ctx.db, `guess-day ${who}`, guessesPerDay)
  const { token, userId } = await ctx.auth.signIn(
    { email, code, name: firstName(email) },
    { address: ctx.clientAddress, userAgent: ctx.userAgent },
  )
  await ctx.db
    .deleteFrom('rate_limit')
    .where('key', 'in', [`guess ${who}`, `guess-day ${who}`])
    .execute()
  // The browser's earlier session would be left behind, valid and unseen.
  const before = ctx.sessionToken
  if (before) await ctx.db.transaction().execute((tx) => endSession(ctx, tx, before))
  const signed = signSession(token, ctx.config.auth.secret.reveal())
  if (client === 'browser') ctx.cookies.setSession(signed, sessionSeconds)
  return { me: await getMe(ctx.db, userId), token: client === 'studio' ? signed : null }
}

/** Something friendly for chat until the person says a name: `mia.schulz87@…` becomes Mia, never the whole address. */
function firstName(email: string): string {
  const word = /^[a-z]{2,20}/.exec(email)?.[0] ?? 'guest'
  return word.charAt(0).toUpperCase() + word.slice(1)
}
