import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Config } from '#config.ts'
import { IntegrationError } from '#http/errors.ts'
import { uploadFile } from './upload-file.ts'

export type StoredObject = { bytes: number; contentType: string; etag: string }
export type ByteRange = { from: number; to?: number }

/** S3, R2 or the local versitygw. Keys are like `covers/<spaceId>/<id>`, without a leading slash. */
export type Storage = {
  put(key: string, body: Buffer | Readable, options: { contentType: string; bytes?: number }): Promise<void>
  /** A file of any size, in parts that are each tried again by themselves. */
  putFile(key: string, file: string, options: { contentType: string }): Promise<void>
  /** The object's bytes, or those of a range (inclusive); undefined when there is no such object. */
  get(key: string, range?: ByteRange): Promise<(StoredObject & { body: Readable }) | undefined>
  head(key: string): Promise<StoredObject | undefined>
  delete(key: string): Promise<void>
  /** Every key with this prefix, in order. */
  list(prefix: string): Promise<{ key: string; bytes: number }[]>
  /** A URL a browser may PUT exactly this many bytes of this type to. */
  presignPut(
    key: string,
    options: { contentType?: string; bytes?: number; expiresInSeconds: number },
  ): Promise<string>
  presignGet(key: string, options: { expiresInSeconds: number; fileName?: string }): Promise<string>
  /** Fails when the bucket cannot be reached. */
  check(): Promise<void>
}

export function createStorage(config: NonNullable<Config['storage']>): Storage {
  const { bucket: Bucket } = config
  const shared = {
    region: config.region,
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey.reveal() },
    forcePathStyle: true,
    // R2 and versitygw refuse the checksums newer SDKs add on their own.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  } as const
  const client = new S3Client({ ...shared, endpoint: config.endpoint })
  // Browsers may know the storage by another address than we do; the signature covers the host.
  const publicClient = new S3Client({ ...shared, endpoint: config.publicEndpoint ?? config.endpoint })

  return {
    async put(key, body, { contentType, bytes }) {
      await orFail(() =>
        client.send(
          new PutObjectCommand({
            Bucket,
            Key: key,
            Body: body,
            ContentType: contentType,
            ...(bytes === undefined ? {} : { ContentLength: bytes }),
          }),
        ),
      )
    },
    async putFile(key, file, { contentType }) {
      await orFail(() => uploadFile(client, { Bucket, Key: key, ContentType: contentType }, file))
    },
    async get(key, range) {
      const found = await orMissing(() =>
        client.send(
          new GetObjectCommand({
            Bucket,
            Key: key,
            ...(range ? { Range: `bytes=${range.from}-${range.to ?? ''}` } : {}),
          }),
        ),
      )
      return found && found.Body instanceof Readable ? { ...described(found), body: found.Body } : undefined
    },
    async head(key) {
      const found = await orMissing(() => client.send(new HeadObjectCommand({ Bucket, Key: key })))
      return found && described(found)
    },
    async delete(key) {
      await orMissing(() => client.send(new DeleteObjectCommand({ Bucket, Key: key })))
    },
    async list(prefix) {
      const keys: { key: string; bytes: number }[] = []
      let ContinuationToken: string | undefined
      do {
        const page = await orFail(() =>
          client.send(
            new ListObjectsV2Command({
              Bucket,
              Prefix: prefix,
              ...(ContinuationToken ? { ContinuationToken } : {}),
            }),
          ),
        )
        for (const { Key = '', Size = 0 } of page.Contents ?? []) keys.push({ key: Key, bytes: Size })
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
      return keys
    },
    presignPut: (key, { contentType, bytes, expiresInSeconds }) =>
      getSignedUrl(
        publicClient,
        new PutObjectCommand({
          Bucket,
          Key: key,
          ...(contentType ? { ContentType: contentType } : {}),
          ...(bytes === undefined ? {} : { ContentLength: bytes }),
        }),
        {
          expiresIn: expiresInSeconds,
          // Without a type of ours the SDK would sign its own default, which no uploader sends.
          signableHeaders: new Set(['host', 'content-length', ...(contentType ? ['content-type'] : [])]),
        },
      ),
    presignGet: (key, { expiresInSeconds, fileName }) =>
      getSignedUrl(
        publicClient,
        new GetObjectCommand({
          Bucket,
          Key: key,
          ...(fileName
            ? { ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` }
            : {}),
        }),
        { expiresIn: expiresInSeconds },
      ),
    async check() {
      await orFail(() => client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 1 })))
    },
  }
}

function described(found: {
  ContentLength?: number | undefined
  ContentType?: string | undefined
  ETag?: string | undefined
}): StoredObject {
  return {
    bytes: found.ContentLength ?? 0,
    contentType: found.ContentType ?? 'application/octet-stream',
    etag: found.ETag ?? '',
  }
}

async function orMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined
    throw wrapped(error)
  }
}

async function orFail<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw wrapped(error)
  }
}

function wrapped(cause: unknown): IntegrationError {
  const status = cause instanceof S3ServiceException ? (cause.$metadata.httpStatusCode ?? 0) : 0
  const name = cause instanceof Error ? cause.name : 'unknown'
  return new IntegrationError('storage', `the request failed (${name})`, {
    retryable: status < 400 || status >= 500,
    cause,
  })
}
