import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { S3Client } from '@aws-sdk/client-s3'
import { startStorageAlone } from '@stagedoor/local-stack/alone'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testConfig } from '#test/server.ts'
import { createStorage } from './storage.ts'
import { uploadFile } from './upload-file.ts'

const alone = await startStorageAlone(() => undefined)
const missing = 'missing' in alone ? alone.missing : undefined
const config = testConfig('postgres://unused', 'env' in alone ? alone.env : {}).storage
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-upload-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  if ('stop' in alone) await alone.stop()
})

// The smallest part real storage takes.
const bytesPerPart = 5 << 20

describe.skipIf(missing)(`a file in real storage${missing ? `: ${missing}` : ''}`, () => {
  it.each([
    ['smaller than a part', 1000],
    ['of exactly two parts', 2 * bytesPerPart],
    ['of two parts and a bit', 2 * bytesPerPart + 17],
  ])('%s comes back as it was', async (_, size) => {
    if (!config) return
    const content = randomBytes(size)
    const file = path.join(folder, String(size))
    await writeFile(file, content)
    const client = new S3Client({
      endpoint: config.endpoint,
      region: config.region,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      credentials: {
        accessKeyId: config.accessKeyId,
        secretAccessKey: config.secretAccessKey.reveal(),
      },
    })
    const target = { Bucket: config.bucket, Key: `files/${size}`, ContentType: 'video/mp4' }
    await uploadFile(client, target, file, { bytesPerPart })
    client.destroy()
    const found = await createStorage(config).get(`files/${size}`)
    expect(found?.contentType).toBe('video/mp4')
    expect(found && (await buffer(found.body)).equals(content)).toBe(true)
  })
})
