import type { Me } from '@stagedoor/contract'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Tx } from '#db/db.ts'
import { notFound } from '#http/errors.ts'

export async function getMe(db: Db | Tx, userId: string): Promise<Me> {
  const me = await db
    .selectFrom('user')
    .leftJoin('creator_profile as profile', 'profile.user_id', 'user.id')
    .where('user.id', '=', userId)
    .select((eb) => [
      'user.id',
      'user.email',
      'user.name',
      'user.role',
      'profile.username',
      jsonArrayFrom(
        eb
          .selectFrom('membership')
          .innerJoin('team', 'team.id', 'membership.team_id')
          .whereRef('membership.user_id', '=', 'user.id')
          .orderBy('team.created_at')
          .select(['team.id', 'team.name', 'membership.role']),
      ).as('teams'),
    ])
    .executeTakeFirst()
  if (!me) throw notFound()
  const { role, ...rest } = me
  return { ...rest, isAdmin: role === 'admin' }
}
