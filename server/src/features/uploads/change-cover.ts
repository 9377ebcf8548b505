import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { uploadOf } from './cover-path.ts'
import { forgottenAfterSeconds } from './forget-upload.ts'

/** Shows another cover, or none; answers whose upload the one before was. It stays a day, for who changes their mind. */
export function changeCover(
  app: AppContext,
  spaceId: string,
  coverPath: string | null,
): Promise<string | null> {
  return app.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('space')
      .where('id', '=', spaceId)
      .select('cover_path')
      .forUpdate()
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('space')
      .set({ cover_path: coverPath, updated_at: sql`now()` })
      .where('id', '=', spaceId)
      .execute()
    const uploadId = uploadOf(before.cover_path)
    if (uploadId)
      await app.enqueue(
        tx,
        'uploads/forget',
        { spaceId, uploadId },
        { startAfterSeconds: forgottenAfterSeconds },
      )
    await app.pages.drop(tx, `space:${spaceId}`)
    return uploadId
  })
}
