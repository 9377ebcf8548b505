import { describe, expect, it, vi } from 'vitest'
import { apiError, fakeApi, makeRecording, makeStream, memorySpool, streamId } from '../testing/fakes.ts'
import { createUploads } from './uploads.ts'

const otherId = '0198f1f0-0000-7000-8000-000000000009'

function setUp(streamOf: (id: string) => unknown) {
  const finished: string[] = []
  const { api } = fakeApi({
    'GET /streams/:streamId': ({ streamId: id }: { streamId: string }) => streamOf(id),
    'POST /streams/:streamId/recording/urls': ({ from, count }: { from: number; count: number }) => ({
      urls: Array.from({ length: count }, (_, index) => ({
        number: from + index,
        url: 'https://s.example/',
      })),
    }),
    'POST /streams/:streamId/recording/segments': () => makeRecording(),
    'GET /streams/:streamId/recording': () => ({
      recording: makeRecording({ status: 'uploading', parts: [{ part: 0, storedThrough: 0 }] }),
    }),
    'POST /streams/:streamId/recording/finish': ({ streamId: id }: { streamId: string }) => {
      finished.push(id)
      return makeRecording({ status: 'processing' })
    },
  })
  const spool = memorySpool()
  const uploads = createUploads({ api, spool, putSegment: async () => 200, pace: () => null })
  const record = (id: string): Promise<void> =>
    spool.write({ streamId: id, part: 0, number: 0, durationMs: 0 }, new Uint8Array(10))
  return { uploads, spool, finished, record }
}

describe('createUploads', () => {
  it('after a crash finishes what has ended and only uploads what is live', async () => {
    const { uploads, spool, finished, record } = setUp((id) =>
      makeStream({ id, status: id === streamId ? 'ended' : 'live' }),
    )
    await record(streamId)
    await record(otherId)
    await uploads.resume()
    await vi.waitFor(() => expect(spool.size()).toBe(0))
    await vi.waitFor(() => expect(finished).toEqual([streamId]))
    expect(await spool.streams()).toEqual([otherId])
    uploads.stop()
  })

  it('leaves what belongs to somebody else where it is', async () => {
    const { uploads, spool, record } = setUp(() => {
      throw apiError('not-found', 404)
    })
    await record(streamId)
    await uploads.resume()
    expect(spool.size()).toBe(1)
    expect(uploads.getState().byStream).toEqual({})
  })

  it('is one upload a stream, however often it is started', async () => {
    const { uploads, record } = setUp((id) => makeStream({ id, status: 'live' }))
    await record(streamId)
    expect(uploads.start(streamId)).toBe(uploads.start(streamId))
    await uploads.resume()
    expect(Object.keys(uploads.getState().byStream)).toEqual([streamId])
    uploads.stop()
  })

  it('forgets what is discarded', async () => {
    const { uploads, spool, record } = setUp((id) => makeStream({ id, status: 'live' }))
    await record(streamId)
    uploads.start(streamId)
    await uploads.discard(streamId)
    expect(await spool.streams()).toEqual([])
    expect(uploads.getState().byStream).toEqual({})
  })
})
