import { buffer } from 'node:stream/consumers'
import type { Input, Output } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import { getSpace } from '#features/spaces/get-space.ts'
import { AppError, notFound } from '#http/errors.ts'
import { isPicture } from '#lib/is-picture.ts'
import { changeCover } from './change-cover.ts'
import { coverStem, shownCover } from './cover-path.ts'
import { drawCovers } from './draw-covers.ts'
import { getStorage, uploadKey } from './upload-key.ts'

const largestBytes = 8_000_000

/**
 * Makes an uploaded picture the cover, if it is one: what the bytes say counts, not what the browser said. The file
 * itself is shown to nobody, only what is drawn of it. Asked again, it shows what it drew: the answer was lost, or the
 * cover was taken away by mistake.
 */
export async function useCover(
  ctx: Ctx,
  { spaceId, uploadId }: Input<'POST /spaces/:spaceId/cover'>,
): Promise<Output<'POST /spaces/:spaceId/cover'>> {
  const storage = getStorage(ctx)
  const key = uploadKey(spaceId, uploadId)
  const stem = coverStem(spaceId, uploadId)
  const uploaded = await storage.get(key)
  if (uploaded) {
    if (uploaded.bytes > largestBytes) {
      uploaded.body.destroy()
      throw new AppError('payload-too-large')
    }
    const bytes = await buffer(uploaded.body)
    if (!isPicture(bytes)) throw noPicture()
    const files = await drawCovers(bytes, stem).catch((error: unknown) => {
      ctx.log.warn({ err: error, spaceId }, 'a cover could not be drawn')
      throw noPicture()
    })
    for (const { path, body, contentType } of files) await storage.put(path, body, { contentType })
  } else if (!(await storage.head(shownCover(stem)))) throw notFound()
  await changeCover(ctx, spaceId, shownCover(stem))
  await storage.delete(key)
  return getSpace(ctx, ctx.db, spaceId)
}

function noPicture(): AppError {
  return new AppError('invalid-input', { fields: { uploadId: refusals.noPicture } })
}
