import { buffer } from 'node:stream/consumers'
import type { Input, Output, Space } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { getSpace } from '#features/spaces/get-space.ts'
import { AppError, notFound } from '#http/errors.ts'
import { imageTypeOf } from '#lib/image-type.ts'
import { getStorage, uploadKey } from './upload-key.ts'

const largestBytes = 8_000_000

/** Makes an uploaded picture the cover, if it is one: what the bytes say counts, not what the browser said. */
export async function useCover(
  ctx: Ctx,
  { spaceId, uploadId }: Input<'POST /spaces/:spaceId/cover'>,
): Promise<Output<'POST /spaces/:spaceId/cover'>> {
  const storage = getStorage(ctx)
  const uploaded = await storage.get(uploadKey(spaceId, uploadId))
  if (!uploaded) return coverAlready(ctx, spaceId, uploadId)
  if (uploaded.bytes > largestBytes) {
    uploaded.body.destroy()
    throw new AppError('payload-too-large')
  }
  const bytes = await buffer(uploaded.body)
  const type = imageTypeOf(bytes)
  if (!type)
    throw new AppError('invalid-input', {
      fields: { uploadId: 'This file is not a JPEG, PNG or WebP picture.' },
    })
  const coverPath = `covers/${spaceId}/${uploadId}.${type.extension}`
  await storage.put(coverPath, bytes, { contentType: type.contentType })
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('space')
      .set({ cover_path: coverPath, updated_at: sql`now()` })
      .where('id', '=', spaceId)
      .execute()
    await ctx.pages.drop(tx, `space:${spaceId}`)
  })
  await storage.delete(uploadKey(spaceId, uploadId))
  return getSpace(ctx, ctx.db, spaceId)
}

/** Asked again after it worked (the answer was lost): the same answer. */
async function coverAlready(ctx: Ctx, spaceId: string, uploadId: string): Promise<Space> {
  const space = await getSpace(ctx, ctx.db, spaceId)
  if (!space.coverUrl?.includes(`/${uploadId}.`)) throw notFound()
  return space
}
