import type { Experience } from '@stagedoor/contract'
import type { Selectable } from 'kysely'
import type { DB } from '#db/types.gen.ts'

export const experienceColumns = ['id', 'space_id', 'name', 'description', 'created_at'] as const

export function toExperience(row: Selectable<DB['experience']>): Experience {
  return {
    id: row.id,
    spaceId: row.space_id,
    name: row.name,
    description: row.description,
    createdAt: row.created_at.toISOString(),
  }
}
