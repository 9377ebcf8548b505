import type { Input, Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { AppError } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'
import { newId } from '#lib/ids.ts'
import { profileColumns, toProfile } from './queries.ts'
import { isReservedUsername } from './reserved-usernames.ts'

/** The first profile also makes the creator's own team, which will own their Spaces. */
export async function saveProfile(
  ctx: Ctx,
  { username, displayName, bio }: Input<'PUT /profile'>,
): Promise<Output<'PUT /profile'>> {
  const { userId } = signedIn(ctx)
  if (isReservedUsername(username)) throw new AppError('profiles/username-reserved')
  return ctx.db
    .transaction()
    .execute(async (tx) => {
      const profile = await tx
        .insertInto('creator_profile')
        .values({ id: newId(), user_id: userId, username, display_name: displayName, bio })
        .onConflict((conflict) =>
          conflict
            .column('user_id')
            .doUpdateSet({ username, display_name: displayName, bio, updated_at: sql`now()` }),
        )
        .returning(profileColumns)
        .executeTakeFirstOrThrow()
      const teamIds = await ownTeams(tx, userId, displayName)
      const spaces = await tx.selectFrom('space').where('team_id', 'in', teamIds).select('id').execute()
      await ctx.pages.drop(tx, `profile:${profile.id}`, ...spaces.map(({ id }) => `space:${id}`))
      return toProfile(profile)
    })
    .catch((error: unknown) => {
      if (isUniqueViolation(error, 'creator_profile_username_key'))
        throw new AppError('profiles/username-taken')
      throw error
    })
}

async function ownTeams(tx: Tx, userId: string, name: string): Promise<string[]> {
  const owned = await tx
    .selectFrom('membership')
    .where('user_id', '=', userId)
    .where('role', '=', 'owner')
    .select('team_id')
    .execute()
  if (owned.length > 0) return owned.map((row) => row.team_id)
  const id = newId()
  await tx.insertInto('team').values({ id, name }).execute()
  await tx.insertInto('membership').values({ team_id: id, user_id: userId, role: 'owner' }).execute()
  return [id]
}
