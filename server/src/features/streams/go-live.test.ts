import { describe, expect, it } from 'vitest'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeMember, makeStream } from '#test/factories.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'
import { roomOf } from './room.ts'

const media = fakeMedia()
const server = useTestServer({ media })

const scene = () => makeLiveScene(server.app, { status: 'scheduled' })

describe('going live', () => {
  it('makes the room first, opens the recording and hands the studio its token', async () => {
    const { creator, stream, room } = await scene()
    const api = await server.api({ as: creator })
    const answer = await api('POST /streams/:streamId/live', { streamId: stream.id })
    expect(answer.stream).toMatchObject({ status: 'live', recordingStatus: 'recording' })
    expect(answer.room).toMatchObject({ url: server.origin.replace('http', 'ws'), localMedia: true })
    expect(media.tokens.read(answer.room.token)).toEqual({
      room,
      seat: { kind: 'studio', userId: creator.id },
    })
    expect(media.rooms.has(room)).toBe(true)
    await api('POST /streams/:streamId/end', { streamId: stream.id })
  })

  it('again is coming back: same stream, same start', async () => {
    const { creator, stream } = await scene()
    const api = await server.api({ as: creator })
    const first = await api('POST /streams/:streamId/live', { streamId: stream.id })
    const second = await api('POST /streams/:streamId/live', { streamId: stream.id })
    expect(second.stream).toEqual(first.stream)
  })

  it('from two machines at once starts one stream', async () => {
    const { creator, stream } = await scene()
    const api = await server.api({ as: creator })
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api('POST /streams/:streamId/live', { streamId: stream.id })),
    )
    expect(new Set(answers.map((answer) => answer.stream.startedAt)).size).toBe(1)
  })

  it('is refused while the Experience has another live stream', async () => {
    const { creator, stream, experience } = await scene()
    await makeStream(server.app, { experience, status: 'live', record: false })
    const api = await server.api({ as: creator })
    await expect(api('POST /streams/:streamId/live', { streamId: stream.id })).rejects.toMatchObject({
      code: 'streams/already-live',
    })
    expect((await api('GET /streams/:streamId', { streamId: stream.id })).status).toBe('scheduled')
  })

  it('is refused in a suspended Space', async () => {
    const { creator, stream, space } = await scene()
    await server.app.db.updateTable('space').where('id', '=', space.id).set({ status: 'suspended' }).execute()
    const api = await server.api({ as: creator })
    await expect(api('POST /streams/:streamId/live', { streamId: stream.id })).rejects.toMatchObject({
      code: 'spaces/suspended',
    })
  })

  it('is refused after the end and after calling it off', async () => {
    const { creator, experience } = await scene()
    const api = await server.api({ as: creator })
    const ended = await makeStream(server.app, { experience, status: 'ended', record: false })
    const canceled = await makeStream(server.app, { experience, status: 'canceled' })
    for (const { id } of [ended, canceled])
      await expect(api('POST /streams/:streamId/live', { streamId: id })).rejects.toMatchObject({
        code: 'streams/ended',
      })
  })

  it('puts another studio out: the newest one counts', async () => {
    const { creator, space, stream, room } = await scene()
    const producer = await makeMember(server.app, { teamId: space.teamId, role: 'producer' })
    const first = await (
      await server.api({ as: creator })
    )('POST /streams/:streamId/live', {
      streamId: stream.id,
    })
    media.enter(first.room.token)
    const second = await (
      await server.api({ as: producer })
    )('POST /streams/:streamId/live', {
      streamId: stream.id,
    })
    media.enter(second.room.token)
    expect(media.inRoom(room)).toEqual([`studio:${producer.id}`])
  })

  it('leaves the stream scheduled when LiveKit does not answer', async () => {
    const { creator, stream } = await scene()
    const api = await server.api({ as: creator })
    media.isDown = true
    const asking = api('POST /streams/:streamId/live', { streamId: stream.id })
    await expect(asking).rejects.toMatchObject({ code: 'vendor-unavailable' })
    media.isDown = false
    expect((await api('GET /streams/:streamId', { streamId: stream.id })).status).toBe('scheduled')
  })
})

describe('ending', () => {
  it('closes the room, hands the recording to the upload and is harmless twice', async () => {
    const { creator, stream, room } = await scene()
    const api = await server.api({ as: creator })
    await api('POST /streams/:streamId/live', { streamId: stream.id })
    const ended = await api('POST /streams/:streamId/end', { streamId: stream.id })
    expect(ended).toMatchObject({ status: 'ended', recordingStatus: 'uploading', watchingCount: 0 })
    expect(await server.runJobs()).toEqual(['streams/close-room'])
    expect(media.rooms.has(room)).toBe(false)
    expect(await api('POST /streams/:streamId/end', { streamId: stream.id })).toEqual(ended)
    expect(await server.runJobs()).toEqual([])
  })

  it('is refused for a stream that never started', async () => {
    const { creator, stream } = await scene()
    const api = await server.api({ as: creator })
    await expect(api('POST /streams/:streamId/end', { streamId: stream.id })).rejects.toMatchObject({
      code: 'streams/not-live',
    })
    expect(media.rooms.has(roomOf(stream.id))).toBe(true)
  })
})
