import type { AppContext } from '#context.ts'
import { coverStem, uploadOf } from './cover-path.ts'
import { uploadKey } from './upload-key.ts'

/** When nobody needs what is not the cover: pages that still show it are long gone. */
export const forgottenAfterSeconds = 86_400

/** Deletes an upload that was not used, or was a cover and is not any more. */
export async function forgetUpload(
  app: AppContext,
  { spaceId, uploadId }: { spaceId: string; uploadId: string },
): Promise<void> {
  const { storage } = app
  if (!storage) return
  await storage.delete(uploadKey(spaceId, uploadId))
  const space = await app.db
    .selectFrom('space')
    .where('id', '=', spaceId)
    .select('cover_path')
    .executeTakeFirst()
  if (uploadOf(space?.cover_path ?? null) === uploadId) return
  for (const { key } of await storage.list(coverStem(spaceId, uploadId))) await storage.delete(key)
}
