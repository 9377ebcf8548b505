import { startStorageAlone } from '@stagedoor/local-stack/alone'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFfmpeg } from '#integrations/ffmpeg.ts'
import { createStorage } from '#integrations/storage.ts'
import { runJob } from '#jobs/pg-boss.ts'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeUser } from '#test/factories.ts'
import { openEvents } from '#test/events.ts'
import { cookieFor, makeLiveScene } from '#test/live-scene.ts'
import { testConfig, useTestServer } from '#test/server.ts'
import { recordingJobs } from './jobs.ts'

const storageAlone = await startStorageAlone(() => undefined)
const missing = 'missing' in storageAlone ? storageAlone.missing : whyNoFfmpeg()
const env = 'env' in storageAlone ? storageAlone.env : {}
const config = testConfig('postgres://unused', env).storage
const storage = config && createStorage(config)
const server = useTestServer({ media: fakeMedia(), storage, env })

const ffmpeg = createFfmpeg('ffmpeg', new AbortController().signal)
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-replay-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  if ('stop' in storageAlone) await storageAlone.stop()
})

/** Segments as the studio's recorder makes them: an init segment, then one fragment a second. */
async function recordSegments(seconds: number): Promise<Buffer[]> {
  const file = path.join(folder, 'whole.mp4')
  const source = ['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=30:duration=${seconds}`]
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`]
  const encode = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '30',
    '-c:a',
    'libopus',
  ]
  const shape = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof']
  await ffmpeg.run([...source, ...tone, ...encode, ...shape, file])
  const boxes = splitBoxes(await readFile(file))
  const init = boxes.filter(({ name }) => name === 'ftyp' || name === 'moov').map(({ bytes }) => bytes)
  const segments = [Buffer.concat(init)]
  for (const [index, { name, bytes }] of boxes.entries())
    if (name === 'moof') segments.push(Buffer.concat([bytes, boxes[index + 1]?.bytes ?? Buffer.alloc(0)]))
  return segments
}

async function liveRecording() {
  const scene = await makeLiveScene(server.app, { status: 'scheduled' })
  const streamId = scene.stream.id
  const api = await server.api({ as: scene.creator })
  await api('POST /streams/:streamId/live', { streamId })
  /** What the studio does: ask for addresses, PUT, commit. */
  const upload = async (part: number, segments: Buffer[]) => {
    const { urls } = await api('POST /streams/:streamId/recording/urls', {
      streamId,
      part,
      from: 0,
      count: segments.length,
    })
    for (const { number, url } of urls) {
      const { status } = await fetch(url, { method: 'PUT', body: new Uint8Array(segments[number] ?? []) })
      expect(status).toBe(200)
    }
    await api('POST /streams/:streamId/recording/segments', {
      streamId,
      part,
      segments: segments.map(({ length }, number) => ({ number, durationMs: 1000, bytes: length })),
    })
  }
  const finish = (...counts: number[]) =>
    api('POST /streams/:streamId/recording/finish', {
      streamId,
      parts: counts.map((segmentCount, part) => ({ part, segmentCount })),
    })
  const end = () => api('POST /streams/:streamId/end', { streamId })
  const show = async () => (await api('GET /streams/:streamId/recording', { streamId })).recording
  return { ...scene, streamId, api, upload, finish, end, show }
}

describe.skipIf(missing)(`a replay${missing ? `: ${missing}` : ''}`, { timeout: 60_000 }, () => {
  it('is made of the segments in real storage, and seeks for those who hold the pass', async () => {
    const { streamId, viewer, upload, finish, end, show, api } = await liveRecording()
    const segments = await recordSegments(4)
    await upload(0, segments)
    const events = await openEvents(`${server.origin}/api/streams/${streamId}/events`)
    await end()
    await finish(segments.length)
    expect(await events.next('recording')).toMatchObject({ status: 'uploading' })
    expect(await events.next('recording')).toMatchObject({ status: 'processing' })
    await server.runJobs()
    expect(await events.next('recording')).toMatchObject({ status: 'ready' })
    await events.close()
    expect(await show()).toMatchObject({ status: 'ready', durationSeconds: 4, failure: null })

    const view = await (await server.api({ as: viewer }))('GET /streams/:streamId/watch', { streamId })
    expect(view.replay).toEqual({ url: `/api/streams/${streamId}/replay.mp4`, durationSeconds: 4 })
    const cookie = await cookieFor(server.app, viewer)
    const ask = (headers: Record<string, string> = {}, method = 'GET') =>
      server.fetch(`/api/streams/${streamId}/replay.mp4`, { method, headers: { cookie, ...headers } })
    const whole = await ask()
    expect(whole.status).toBe(200)
    expect(whole.headers.get('content-type')).toBe('video/mp4')
    expect(whole.headers.get('cache-control')).toBe('private, no-cache')
    const bytes = Buffer.from(await whole.arrayBuffer())
    const file = path.join(folder, 'replay.mp4')
    await writeFile(file, bytes)
    expect(await ffmpeg.probe(file)).toMatchObject({ width: 320, height: 180, hasSound: true })

    const middle = await ask({ range: 'bytes=100-199' })
    expect(middle.status).toBe(206)
    expect(middle.headers.get('content-range')).toBe(`bytes 100-199/${bytes.length}`)
    expect(Buffer.from(await middle.arrayBuffer())).toEqual(bytes.subarray(100, 200))
    const last = await ask({ range: 'bytes=-50' })
    expect(Buffer.from(await last.arrayBuffer())).toEqual(bytes.subarray(-50))
    const beyond = await ask({ range: `bytes=${bytes.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    const head = await ask({}, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
    const etag = whole.headers.get('etag') ?? ''
    expect((await ask({ 'if-none-match': etag })).status).toBe(304)
    expect((await ask({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200)

    const poster = await server.app.db.selectFrom('recording').select('poster_key').executeTakeFirstOrThrow()
    const picture = await server.fetch(`/media/${poster.poster_key}`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await api('GET /streams/:streamId', { streamId })).recordingStatus).toBe('ready')
  })

  it('is for those the access rule lets in, asked for every range', async () => {
    const { streamId, viewer, grant, upload, finish, end } = await liveRecording()
    const segments = await recordSegments(2)
    await upload(0, segments)
    await end()
    await finish(segments.length)
    await server.runJobs()
    const status = async (cookie?: string) =>
      (
        await server.fetch(`/api/streams/${streamId}/replay.mp4`, {
          headers: { range: 'bytes=0-9', ...(cookie ? { cookie } : {}) },
        })
      ).status
    const own = await cookieFor(server.app, viewer)
    expect(await status(own)).toBe(206)
    expect(await status()).toBe(401)
    expect(await status(await cookieFor(server.app, await makeUser(server.app)))).toBe(403)
    await server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: 'revoked' }).execute()
    expect(await status(own)).toBe(403)
  })

  it('joins the parts of a studio that crashed and came back', async () => {
    const { upload, finish, end, show } = await liveRecording()
    const segments = await recordSegments(3)
    await upload(0, segments)
    await upload(1, segments)
    await end()
    await finish(segments.length, segments.length)
    await server.runJobs()
    expect(await show()).toMatchObject({ status: 'ready', durationSeconds: 6 })
  })

  it('that cannot be made says why, keeps what was uploaded, and may be tried again', async () => {
    const { upload, finish, end, show } = await liveRecording()
    await upload(0, [Buffer.from('no video'), Buffer.from('at all')])
    await end()
    const { id: recordingId } = await finish(2)
    const [finalise] = recordingJobs.filter(({ name }) => name === 'recordings/finalise')
    if (finalise) await runJob(server.app, finalise, 'by hand', { recordingId })
    const failed = await show()
    expect(failed).toMatchObject({ status: 'failed', parts: [{ part: 0, storedThrough: 1 }] })
    expect(failed?.failure).toBe(
      'The replay could not be made (ffmpeg: part-0.mp4: Invalid data found when processing input). Everything that was uploaded is kept.',
    )
    expect(await storage?.list(`recordings/${recordingId}/`)).toHaveLength(2)
    const leftovers = (await readdir(tmpdir())).filter((name) => name.includes(recordingId))
    expect(leftovers).toEqual([])
    expect(await finish(2)).toMatchObject({ status: 'processing', failure: null })
  })
})

function splitBoxes(file: Buffer): { name: string; bytes: Buffer }[] {
  const boxes: { name: string; bytes: Buffer }[] = []
  for (let at = 0; at < file.length;) {
    const size = file.readUInt32BE(at)
    boxes.push({ name: file.toString('latin1', at + 4, at + 8), bytes: file.subarray(at, at + size) })
    at += size
  }
  return boxes
}

function whyNoFfmpeg(): string | undefined {
  try {
    execFileSync('ffmpeg', ['-version'])
    return undefined
  } catch {
    return 'ffmpeg is not installed'
  }
}
