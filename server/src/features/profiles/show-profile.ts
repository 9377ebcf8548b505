import type { Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { signedIn } from '#http/guards.ts'
import { profileColumns, toProfile } from './queries.ts'

export async function showProfile(ctx: Ctx): Promise<Output<'GET /profile'>> {
  const profile = await ctx.db
    .selectFrom('creator_profile')
    .where('user_id', '=', signedIn(ctx).userId)
    .select(profileColumns)
    .executeTakeFirst()
  return { profile: profile ? toProfile(profile) : null }
}
