import { describe, expect, it } from 'vitest'
import { makeUser } from '#test/factories.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer({ media: fakeMedia() })

/** A stream that went live with recording on. */
async function recording() {
  const scene = await makeLiveScene(server.app, { status: 'scheduled' })
  const api = await server.api({ as: scene.creator })
  const streamId = scene.stream.id
  await api('POST /streams/:streamId/live', { streamId })
  const commit = (part: number, numbers: number[]) =>
    api('POST /streams/:streamId/recording/segments', {
      streamId,
      part,
      segments: numbers.map((number) => ({ number, durationMs: 2000, bytes: 1000 })),
    })
  const finish = (...parts: { part: number; segmentCount: number }[]) =>
    api('POST /streams/:streamId/recording/finish', { streamId, parts })
  const end = () => api('POST /streams/:streamId/end', { streamId })
  const show = async () => (await api('GET /streams/:streamId/recording', { streamId })).recording
  return { ...scene, api, streamId, commit, finish, end, show }
}

describe('uploading a recording', () => {
  it('gives addresses for the next segments, each its own, in order', async () => {
    const { api, streamId, show } = await recording()
    const { urls } = await api('POST /streams/:streamId/recording/urls', {
      streamId,
      part: 2,
      from: 10,
      count: 3,
    })
    const id = (await show())?.id
    expect(urls).toEqual(
      [10, 11, 12].map((number) => ({
        number,
        url: `https://storage.test/recordings/${id}/002/0000${number}.mp4?signed=put`,
      })),
    )
  })

  it('remembers what is stored, part by part, up to the first gap', async () => {
    const { commit, show } = await recording()
    expect(await show()).toMatchObject({ status: 'recording', parts: [], storedBytes: 0 })
    await commit(0, [0, 1, 2, 5])
    await commit(1, [1])
    expect(await show()).toMatchObject({
      parts: [
        { part: 0, storedThrough: 2 },
        { part: 1, storedThrough: -1 },
      ],
      storedBytes: 5000,
    })
    expect(await commit(0, [2, 3, 4, 5]), 'told twice, counted once').toMatchObject({
      parts: [
        { part: 0, storedThrough: 5 },
        { part: 1, storedThrough: -1 },
      ],
      storedBytes: 7000,
    })
  })

  it('goes on after the end of the stream until it is said to be complete', async () => {
    const { commit, end, finish } = await recording()
    await commit(0, [0, 1])
    await expect(finish({ part: 0, segmentCount: 2 })).rejects.toMatchObject({
      code: 'recordings/not-recording',
      message: 'The stream is still live. End it first.',
    })
    await end()
    await expect(finish({ part: 0, segmentCount: 4 })).rejects.toMatchObject({
      code: 'recordings/segments-missing',
      fields: { 'parts.0': 'Part 0 is missing segments from number 2 on.' },
    })
    await commit(0, [2, 3])
    expect((await finish({ part: 0, segmentCount: 4 })).status).toBe('processing')
    expect((await finish({ part: 0, segmentCount: 4 })).status, 'said twice').toBe('processing')
    await expect(commit(0, [4])).rejects.toMatchObject({ code: 'recordings/not-recording' })
  })

  it('is for producers of the Space only', async () => {
    const { streamId } = await recording()
    const stranger = await server.api({ as: await makeUser(server.app) })
    await expect(
      stranger('POST /streams/:streamId/recording/urls', { streamId, part: 0, from: 0, count: 1 }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('does not happen when the stream is not to be recorded', async () => {
    const { api, stream } = await recordingOff()
    const asking = api('POST /streams/:streamId/recording/urls', {
      streamId: stream.id,
      part: 0,
      from: 0,
      count: 1,
    })
    await expect(asking).rejects.toMatchObject({ code: 'recordings/not-recording' })
    expect((await api('GET /streams/:streamId/recording', { streamId: stream.id })).recording).toBeNull()
  })

  async function recordingOff() {
    const { creator, stream } = await makeLiveScene(server.app, { status: 'scheduled' })
    const api = await server.api({ as: creator })
    await api('PATCH /streams/:streamId', { streamId: stream.id, record: false })
    await api('POST /streams/:streamId/live', { streamId: stream.id })
    return { api, stream }
  }
})

describe('a recording whose studio never came back', () => {
  const sweep = async () => {
    await server.app.enqueue(server.app.db, 'recordings/sweep', {})
    return server.runJobs()
  }

  it('is finished with what arrived, half an hour after its last segment', async () => {
    const { commit, end, show } = await recording()
    await commit(0, [0])
    await end()
    await server.runJobs()
    expect(await sweep()).toEqual(['recordings/sweep'])
    await server.app.db
      .updateTable('recording')
      .set({ updated_at: new Date(Date.now() - 31 * 60_000) })
      .execute()
    expect(await sweep()).toEqual(['recordings/sweep', 'recordings/finalise'])
    expect(await show(), 'only the init segment: nothing to see').toMatchObject({
      status: 'failed',
      failure: 'Nothing of the recording arrived.',
      parts: [{ part: 0, storedThrough: 0 }],
    })
  })
})
