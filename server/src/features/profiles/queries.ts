import type { CreatorProfile } from '@stagedoor/contract'
import type { Selectable } from 'kysely'
import type { DB } from '#db/types.gen.ts'

export const profileColumns = ['id', 'username', 'display_name', 'bio', 'created_at'] as const

export function toProfile(
  row: Pick<Selectable<DB['creator_profile']>, (typeof profileColumns)[number]>,
): CreatorProfile {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    bio: row.bio,
    createdAt: row.created_at.toISOString(),
  }
}
