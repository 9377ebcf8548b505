import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { makeCreator, makeSpace } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

/** A photograph as a phone makes it: lying on its side, with where it was taken beside it. */
function photograph(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3a7a5a' } })
    .withExif({ IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

async function scene() {
  const creator = await makeCreator(server.app)
  const { id: spaceId } = await makeSpace(server.app, { creator })
  const api = await server.api({ as: creator })
  const upload = async (body: Buffer) => {
    const { uploadId, url } = await api('POST /spaces/:spaceId/cover/url', {
      spaceId,
      contentType: 'image/jpeg',
      bytes: Math.min(body.length, 8_000_000),
    })
    expect(url).toContain(`uploads/${spaceId}/${uploadId}`)
    // What the browser does with the presigned URL.
    server.storage.objects.set(`uploads/${spaceId}/${uploadId}`, { body, contentType: 'image/jpeg' })
    return uploadId
  }
  const use = (uploadId: string) => api('POST /spaces/:spaceId/cover', { spaceId, uploadId })
  return { api, spaceId, upload, use }
}

const read = async (url: string | undefined) => Buffer.from(await (await fetch(url ?? '')).arrayBuffer())

describe('a cover', () => {
  it('is drawn of an upload in every width, and then served to everybody', async () => {
    const { spaceId, upload, use } = await scene()
    const uploadId = await upload(await photograph(1800, 2400))
    const space = await use(uploadId)
    const stem = `covers/${spaceId}/${uploadId}`
    expect(space.coverUrl).toBe(`${server.origin}/media/${stem}-1200.jpg`)
    expect(await use(uploadId)).toEqual(space)
    const shown = ['1200.jpg', '1600.webp', '480.webp', '960.webp'].map((name) => `${stem}-${name}`)
    expect([...server.storage.objects.keys()].toSorted()).toEqual(shown)
    const response = await fetch(space.coverUrl ?? '')
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    const head = await fetch(space.coverUrl ?? '', { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(response.headers.get('content-length'))
    const [small] = space.coverSrcset?.split(' ') ?? []
    // Turned upright: what was 1800 wide is 2400.
    expect(await sharp(await read(small)).metadata()).toMatchObject({
      format: 'webp',
      width: 480,
      height: 360,
    })
  })

  it('says nothing of where and with what it was taken', async () => {
    const { upload, use } = await scene()
    const { coverUrl, coverSrcset } = await use(await upload(await photograph(40, 30)))
    const urls = [coverUrl, ...(coverSrcset?.split(', ').map((one) => one.split(' ')[0]) ?? [])]
    expect(urls).toHaveLength(4)
    for (const url of urls) {
      const { exif, orientation, width } = await sharp(await read(url ?? undefined)).metadata()
      // A small picture stays as small as it is.
      expect([url, exif, orientation, width]).toEqual([url, undefined, undefined, 30])
    }
  })

  it('is what its bytes say, not what the browser said', async () => {
    const { api, spaceId, upload, use } = await scene()
    const cut = (await photograph(400, 300)).subarray(0, 700)
    for (const body of [Buffer.from('<svg onload="alert(1)"/>'), cut]) {
      const refused = { fields: { uploadId: expect.stringContaining('JPEG') as string } }
      await expect(use(await upload(body))).rejects.toMatchObject(refused)
    }
    expect((await api('GET /spaces/:spaceId', { spaceId })).coverUrl).toBeNull()
  })

  it('is not larger than promised, and has to be uploaded first', async () => {
    const { api, spaceId, upload, use } = await scene()
    await expect(
      api('POST /spaces/:spaceId/cover/url', { spaceId, contentType: 'image/png', bytes: 9_000_000 }),
    ).rejects.toMatchObject({ code: 'invalid-input' })
    const uploadId = await upload(Buffer.concat([await photograph(40, 30), Buffer.alloc(8_000_001)]))
    await expect(use(uploadId)).rejects.toMatchObject({ code: 'payload-too-large' })
    await expect(use('01990000-0000-7000-8000-000000000001')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is taken away, and put back for a day', async () => {
    const { api, spaceId, upload, use } = await scene()
    const uploadId = await upload(await photograph(40, 30))
    const space = await use(uploadId)
    expect(await api('DELETE /spaces/:spaceId/cover', { spaceId })).toEqual({ uploadId })
    expect((await api('GET /spaces/:spaceId', { spaceId })).coverUrl).toBeNull()
    expect((await use(uploadId)).coverUrl).toBe(space.coverUrl)
    // Nothing is taken from a Space that shows it.
    await server.runJobs({ andLater: true })
    expect((await fetch(space.coverUrl ?? '')).status).toBe(200)
    await api('DELETE /spaces/:spaceId/cover', { spaceId })
    await server.runJobs({ andLater: true })
    expect(server.storage.objects.size).toBe(0)
    await expect(use(uploadId)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('makes room for another, and what was never used goes too', async () => {
    const { spaceId, upload, use } = await scene()
    await upload(await photograph(40, 30))
    await use(await upload(await photograph(40, 30)))
    const last = await upload(await photograph(40, 30))
    await use(last)
    expect(server.storage.objects.size).toBe(9)
    await server.runJobs({ andLater: true })
    const keys = [...server.storage.objects.keys()]
    expect(keys.filter((key) => key.startsWith(`covers/${spaceId}/${last}`))).toHaveLength(4)
    expect(keys).toHaveLength(4)
  })
})

it('serves the demo’s drawings without storage, and nothing outside its folders', async () => {
  const drawing = await server.fetch('/media/demo/contour-club.svg')
  expect(drawing.headers.get('content-type')).toBe('image/svg+xml')
  for (const path of [
    '/media/demo/..%2fmain.ts',
    '/media/uploads/a/b.png',
    '/media/covers/..%2f..%2fx/y.png',
  ])
    expect([path, (await server.fetch(path)).status]).toEqual([path, 404])
})
