import { open } from 'node:fs/promises'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3'

// S3 takes at most 10,000 parts and no single PUT above 5 GB; a part is all that is held in memory.
const partBytes = 32 << 20

type Target = { Bucket: string; Key: string; ContentType: string }

/** Stores a file of any size. A part that fails is sent again by the SDK; a stream could not be. */
export async function uploadFile(
  client: S3Client,
  target: Target,
  file: string,
  { bytesPerPart = partBytes } = {},
): Promise<void> {
  await using handle = await open(file)
  const { size } = await handle.stat()
  const readPart = async (from: number) => {
    const part = Buffer.alloc(Math.min(bytesPerPart, size - from))
    await handle.read(part, 0, part.length, from)
    return part
  }
  if (size <= bytesPerPart) {
    await client.send(new PutObjectCommand({ ...target, Body: await readPart(0) }))
    return
  }
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
  const { Bucket, Key } = target
  try {
    const Parts: { PartNumber: number; ETag: string | undefined }[] = []
    for (let from = 0; from < size; from += bytesPerPart) {
      const PartNumber = Parts.length + 1
      const Body = await readPart(from)
      const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))
      Parts.push({ PartNumber, ETag })
    }
    await client.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    )
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(() => undefined)
    throw error
  }
}
