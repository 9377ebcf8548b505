import type { Category, Space } from '@stagedoor/contract'
import type { Selectable } from 'kysely'
import type { AppContext } from '#context.ts'
import type { DB } from '#db/types.gen.ts'
import { coverUrls } from './space-refs.ts'

export const spaceColumns = [
  'space.id',
  'space.team_id',
  'space.slug',
  'space.name',
  'space.tagline',
  'space.description',
  'space.welcome_message',
  'space.category',
  'space.brand_color',
  'space.cover_path',
  'space.status',
  'space.created_at',
] as const

type SpaceRow = Pick<
  Selectable<DB['space']>,
  | 'id'
  | 'team_id'
  | 'slug'
  | 'name'
  | 'tagline'
  | 'description'
  | 'welcome_message'
  | 'category'
  | 'brand_color'
  | 'cover_path'
  | 'status'
  | 'created_at'
>

export function toSpace(app: Pick<AppContext, 'config'>, row: SpaceRow): Space {
  return {
    id: row.id,
    teamId: row.team_id,
    slug: row.slug,
    name: row.name,
    tagline: row.tagline,
    description: row.description,
    welcomeMessage: row.welcome_message,
    // Written by this API only, which takes no other word.
    category: row.category as Category,
    brandColor: row.brand_color,
    ...coverUrls(app, row.cover_path),
    status: row.status,
    createdAt: row.created_at.toISOString(),
  }
}
