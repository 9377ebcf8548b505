import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { newId } from '#lib/ids.ts'
import { forgottenAfterSeconds } from './forget-upload.ts'
import { getStorage, uploadKey } from './upload-key.ts'

/** The upload lands in a private place first; only a checked picture becomes public. */
export async function presignCover(
  ctx: Ctx,
  { spaceId, contentType, bytes }: Input<'POST /spaces/:spaceId/cover/url'>,
): Promise<Output<'POST /spaces/:spaceId/cover/url'>> {
  const uploadId = newId()
  const url = await getStorage(ctx).presignPut(uploadKey(spaceId, uploadId), {
    contentType,
    bytes,
    expiresInSeconds: 600,
  })
  // Whether it comes to anything or not.
  await ctx.enqueue(
    ctx.db,
    'uploads/forget',
    { spaceId, uploadId },
    { startAfterSeconds: forgottenAfterSeconds },
  )
  return { uploadId, url }
}
