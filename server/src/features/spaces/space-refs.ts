import type { SpaceRef } from '@stagedoor/contract'
import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import { otherCovers } from '#features/uploads/cover-path.ts'

/** The short public form of Spaces, by id. */
export async function findSpaceRefs(
  app: Pick<AppContext, 'config'>,
  db: Db | Tx,
  spaceIds: string[],
): Promise<Map<string, SpaceRef>> {
  if (spaceIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('space')
    .innerJoin('team', 'team.id', 'space.team_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('membership')
          .innerJoin('creator_profile', 'creator_profile.user_id', 'membership.user_id')
          .whereRef('membership.team_id', '=', 'space.team_id')
          .where('membership.role', '=', 'owner')
          .orderBy('membership.created_at')
          .limit(1)
          .select(['creator_profile.display_name', 'creator_profile.username'])
          .as('owner'),
      (join) => join.onTrue(),
    )
    .where('space.id', 'in', [...new Set(spaceIds)])
    .select([
      'space.id',
      'space.slug',
      'space.name',
      'space.brand_color',
      'space.cover_path',
      'team.name as team_name',
      'owner.display_name',
      'owner.username',
    ])
    .execute()
  const refs = rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    brandColor: row.brand_color,
    ...coverUrls(app, row.cover_path),
    creatorName: row.display_name ?? row.team_name,
    creatorUsername: row.username,
  }))
  return new Map(refs.map((ref) => [ref.id, ref]))
}

/** The cover as a page needs it. What was not uploaded (the demo's drawings) has no other widths. */
export function coverUrls(
  app: Pick<AppContext, 'config'>,
  coverPath: string | null,
): Pick<SpaceRef, 'coverUrl' | 'coverSrcset'> {
  return {
    coverUrl: mediaUrl(app, coverPath),
    coverSrcset:
      otherCovers(coverPath)
        ?.map(({ path, width }) => `${mediaUrl(app, path)} ${width}w`)
        .join(', ') ?? null,
  }
}

/** Where a public picture (cover, poster) is served; absolute, because the studio lives on another origin. */
export function mediaUrl(app: Pick<AppContext, 'config'>, storedPath: string | null): string | null {
  return storedPath === null ? null : `${app.config.http.publicUrl}/media/${storedPath}`
}
