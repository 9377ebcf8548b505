import { describe, expect, it, vi } from 'vitest'
import type { SegmentName } from '#shared/ipc.ts'
import { apiError, fakeApi, makeRecording, memorySpool, streamId } from '../testing/fakes.ts'
import { startUpload, type Upload } from './upload.ts'

type Server = {
  stored: Map<string, number>
  committed: string[]
  finished: unknown[]
  urlBatches: number
}

/** Storage and API as far as recordings go, with switches for what can break. */
function setUp() {
  const server: Server = { stored: new Map(), committed: [], finished: [], urlBatches: 0 }
  const broken = { storage: undefined as number | 'away' | undefined, api: undefined as Error | undefined }
  const { api } = fakeApi({
    'POST /streams/:streamId/recording/urls': ({ part, from, count }: UrlsInput) => {
      if (broken.api) throw broken.api
      server.urlBatches += 1
      return {
        urls: Array.from({ length: count }, (_, index) => ({
          number: from + index,
          url: `https://storage.example/${part}/${from + index}?batch=${server.urlBatches}`,
        })),
      }
    },
    'POST /streams/:streamId/recording/segments': ({ part, segments }: CommitInput) => {
      if (broken.api) throw broken.api
      for (const { number } of segments) {
        // The server trusts nobody: what is committed must be there.
        if (!server.stored.has(`${part}/${number}`)) throw new Error(`${part}/${number} is not stored`)
        server.committed.push(`${part}/${number}`)
      }
      return makeRecording()
    },
    'GET /streams/:streamId/recording': () => ({ recording: recordingOf(server) }),
    'POST /streams/:streamId/recording/finish': ({ parts }: { parts: unknown }) => {
      if (broken.api) throw broken.api
      server.finished.push(parts)
      return makeRecording({ status: 'processing' })
    },
  })
  const spool = memorySpool()
  const paces: (number | null)[] = []
  const putSegment = vi.fn(async (segment: SegmentName, url: string, bitsPerSecond: number | null) => {
    paces.push(bitsPerSecond)
    if (broken.storage === 'away') throw new TypeError('Failed to fetch')
    if (broken.storage) return broken.storage
    expect(url).toContain(`/${segment.part}/${segment.number}?`)
    server.stored.set(`${segment.part}/${segment.number}`, segment.durationMs)
    return 200
  })
  const waits: number[] = []
  const options = {
    api,
    streamId,
    spool,
    putSegment,
    pace: () => 3_000_000,
    wait: async (ms: number) => {
      waits.push(ms)
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
  }
  const record = (number: number, part = 0): Promise<void> =>
    spool.write({ streamId, part, number, durationMs: 1000 }, new Uint8Array(100))
  return { server, broken, spool, putSegment, paces, waits, options, record }
}

type UrlsInput = { part: number; from: number; count: number }
type CommitInput = { part: number; segments: { number: number }[] }

function recordingOf(server: Server) {
  const parts = new Map<number, number>()
  for (const name of server.committed) {
    const [part = 0, number = 0] = name.split('/').map(Number)
    parts.set(part, Math.max(parts.get(part) ?? -1, number))
  }
  return makeRecording({
    status: 'uploading',
    parts: [...parts].map(([part, storedThrough]) => ({ part, storedThrough })),
  })
}

async function status(upload: Upload, wanted: string): Promise<void> {
  await vi.waitFor(() => expect(upload.getState().status).toBe(wanted))
}

describe('startUpload', () => {
  it('stores, commits and forgets what waits, in order, and new segments as they come', async () => {
    const { server, spool, options, record } = setUp()
    await record(1)
    await record(0)
    const upload = startUpload(options)
    await vi.waitFor(() => expect(server.committed).toEqual(['0/0', '0/1']))
    await record(2)
    upload.poke()
    await vi.waitFor(() => expect(server.committed).toEqual(['0/0', '0/1', '0/2']))
    expect(spool.size()).toBe(0)
    expect(upload.getState()).toMatchObject({ pendingBytes: 0, storedBytes: 300 })
    upload.stop()
  })

  it('asks for addresses in batches and keeps to the pace', async () => {
    const { server, options, record, paces } = setUp()
    for (let number = 0; number < 30; number++) await record(number)
    const upload = startUpload(options)
    await vi.waitFor(() => expect(server.committed).toHaveLength(30))
    expect(server.urlBatches).toBe(2)
    expect(new Set(paces)).toEqual(new Set([3_000_000]))
    upload.stop()
  })

  it('finishes once everything is stored, with the count of every part, and forgets the stream', async () => {
    const { server, spool, options, record } = setUp()
    for (const number of [0, 1, 2]) await record(number)
    for (const number of [0, 1]) await record(number, 1)
    const upload = startUpload(options)
    upload.finish()
    await status(upload, 'done')
    expect(server.finished).toEqual([
      [
        { part: 0, segmentCount: 3 },
        { part: 1, segmentCount: 2 },
      ],
    ])
    expect(await spool.streams()).toEqual([])
  })

  it('names parts that another computer has stored', async () => {
    const { server, options, record } = setUp()
    server.committed.push('0/0', '0/1')
    await record(0, 1)
    const upload = startUpload(options)
    upload.finish()
    await status(upload, 'done')
    expect(server.finished).toEqual([
      [
        { part: 0, segmentCount: 2 },
        { part: 1, segmentCount: 1 },
      ],
    ])
  })

  it('waits longer and longer while the storage is away, loses nothing and goes on', async () => {
    const { server, broken, spool, options, record, waits } = setUp()
    broken.storage = 'away'
    await record(0)
    const upload = startUpload(options)
    await status(upload, 'waiting')
    await vi.waitFor(() => expect(waits.length).toBeGreaterThan(3))
    expect(waits.slice(0, 3)).toEqual([1000, 2000, 4000])
    expect(spool.size()).toBe(1)
    broken.storage = undefined
    await vi.waitFor(() => expect(server.committed).toEqual(['0/0']))
    expect(upload.getState()).toMatchObject({ status: 'uploading', problem: undefined })
    upload.stop()
  })

  it('asks for a fresh address when the storage refuses one', async () => {
    const { server, broken, options, record } = setUp()
    broken.storage = 403
    await record(0)
    const upload = startUpload(options)
    await vi.waitFor(() => expect(server.urlBatches).toBeGreaterThan(1))
    broken.storage = undefined
    await vi.waitFor(() => expect(server.committed).toEqual(['0/0']))
    upload.stop()
  })

  it('commits what is stored even when the next segment breaks', async () => {
    const { server, options, record, putSegment } = setUp()
    for (const number of [0, 1]) await record(number)
    putSegment.mockImplementationOnce(async (segment) => {
      server.stored.set(`${segment.part}/${segment.number}`, 1000)
      return 200
    })
    putSegment.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')))
    const upload = startUpload(options)
    await vi.waitFor(() => expect(server.committed).toEqual(['0/0', '0/1']))
    // The first one was not sent again.
    expect(putSegment.mock.calls.map(([segment]) => segment.number)).toEqual([0, 1, 1])
    upload.stop()
  })

  it('keeps trying while the server is away', async () => {
    const { server, broken, options, record } = setUp()
    broken.api = apiError('unavailable', 503)
    await record(0)
    const upload = startUpload(options)
    await status(upload, 'waiting')
    broken.api = undefined
    await vi.waitFor(() => expect(server.committed).toEqual(['0/0']))
    upload.stop()
  })

  it('gives up in words when the server takes no more, and keeps the segments', async () => {
    const { broken, spool, options, record } = setUp()
    broken.api = apiError('recordings/not-recording')
    await record(0)
    const upload = startUpload(options)
    await status(upload, 'failed')
    expect(upload.getState().problem).toBe('(recordings/not-recording)')
    expect(spool.size()).toBe(1)
  })

  it('starts over from the spool after a crash, with nothing stored twice but what was not committed', async () => {
    const { server, spool, options, record } = setUp()
    for (const number of [0, 1, 2]) await record(number)
    const first = startUpload(options)
    await vi.waitFor(() => expect(server.committed).toHaveLength(3))
    first.stop()
    await record(3)
    const second = startUpload(options)
    second.finish()
    await status(second, 'done')
    expect(server.committed).toEqual(['0/0', '0/1', '0/2', '0/3'])
    expect(spool.size()).toBe(0)
  })
})
