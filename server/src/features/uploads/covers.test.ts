import { describe, expect, it } from 'vitest'
import { makeCreator, makeSpace } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

async function scene() {
  const creator = await makeCreator(server.app)
  const { id: spaceId } = await makeSpace(server.app, { creator })
  const api = await server.api({ as: creator })
  const upload = async (body: Buffer) => {
    const { uploadId, url } = await api('POST /spaces/:spaceId/cover/url', {
      spaceId,
      contentType: 'image/png',
      bytes: Math.min(body.length, 100),
    })
    expect(url).toContain(`uploads/${spaceId}/${uploadId}`)
    // What the browser does with the presigned URL.
    server.storage.objects.set(`uploads/${spaceId}/${uploadId}`, { body, contentType: 'image/png' })
    return uploadId
  }
  return { api, spaceId, upload }
}

describe('a cover', () => {
  it('is taken from an upload, checked, and then served to everybody', async () => {
    const { api, spaceId, upload } = await scene()
    const uploadId = await upload(png)
    const space = await api('POST /spaces/:spaceId/cover', { spaceId, uploadId })
    expect(space.coverUrl).toBe(`${server.origin}/media/covers/${spaceId}/${uploadId}.png`)
    expect(await api('POST /spaces/:spaceId/cover', { spaceId, uploadId })).toEqual(space)
    expect([...server.storage.objects.keys()]).toEqual([`covers/${spaceId}/${uploadId}.png`])
    const response = await fetch(space.coverUrl ?? '')
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    const head = await fetch(space.coverUrl ?? '', { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(png.length))
  })

  it('is what its bytes say, not what the browser said', async () => {
    const { api, spaceId, upload } = await scene()
    const uploadId = await upload(Buffer.from('<svg onload="alert(1)"/>'))
    await expect(api('POST /spaces/:spaceId/cover', { spaceId, uploadId })).rejects.toMatchObject({
      fields: { uploadId: expect.stringContaining('JPEG') as string },
    })
    expect((await api('GET /spaces/:spaceId', { spaceId })).coverUrl).toBeNull()
  })

  it('is not larger than promised, and has to be uploaded first', async () => {
    const { api, spaceId, upload } = await scene()
    await expect(
      api('POST /spaces/:spaceId/cover/url', { spaceId, contentType: 'image/png', bytes: 9_000_000 }),
    ).rejects.toMatchObject({ code: 'invalid-input' })
    const uploadId = await upload(Buffer.concat([png, Buffer.alloc(8_000_001)]))
    await expect(api('POST /spaces/:spaceId/cover', { spaceId, uploadId })).rejects.toMatchObject({
      code: 'payload-too-large',
    })
    const never = '01990000-0000-7000-8000-000000000001'
    await expect(api('POST /spaces/:spaceId/cover', { spaceId, uploadId: never })).rejects.toMatchObject({
      code: 'not-found',
    })
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
