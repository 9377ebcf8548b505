import type { ReplayCard } from '@stagedoor/contract'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { AppContext } from '#context.ts'
import type { Db, Tx } from '#db/db.ts'
import { findSpaceRefs, mediaUrl } from './space-refs.ts'

/** Replays that can be watched, newest first, with the passes that open them. */
export async function listReplayCards(
  app: Pick<AppContext, 'config'>,
  db: Db | Tx,
  { spaceIds, limit }: { spaceIds: string[]; limit: number },
): Promise<ReplayCard[]> {
  if (spaceIds.length === 0) return []
  const rows = await db
    .selectFrom('recording')
    .innerJoin('stream', 'stream.id', 'recording.stream_id')
    .innerJoin('space', 'space.id', 'stream.space_id')
    .where('space.status', '=', 'published')
    .where('space.id', 'in', spaceIds)
    .where('recording.status', '=', 'ready')
    .where('recording.published_at', 'is not', null)
    .where('stream.started_at', 'is not', null)
    .orderBy('stream.started_at', 'desc')
    .limit(limit)
    .select((eb) => [
      'stream.id',
      'stream.space_id',
      'stream.title',
      'stream.started_at',
      'recording.duration_ms',
      'recording.poster_key',
      jsonArrayFrom(
        eb
          .selectFrom('access_pass_experience as opened')
          .innerJoin('access_pass as pass', 'pass.id', 'opened.pass_id')
          .whereRef('opened.experience_id', '=', 'stream.experience_id')
          .where('pass.status', '<>', 'draft')
          .orderBy('pass.created_at')
          .select('pass.name'),
      ).as('passes'),
    ])
    .execute()
  const refs = await findSpaceRefs(
    app,
    db,
    rows.map((row) => row.space_id),
  )
  return rows.flatMap((row) => {
    const space = refs.get(row.space_id)
    if (!space || !row.started_at) return []
    return {
      streamId: row.id,
      title: row.title,
      startedAt: row.started_at.toISOString(),
      durationSeconds: Math.round((row.duration_ms ?? 0) / 1_000),
      posterUrl: mediaUrl(app, row.poster_key),
      space,
      passNames: row.passes.map(({ name }) => name),
    }
  })
}
