import pg from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeGrant, makeMember, makeUser } from '#test/factories.ts'
import { cookieFor, makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'

const media = fakeMedia()
const server = useTestServer({ media })
afterEach(() => vi.restoreAllMocks())

const presence = () => server.app.db.selectFrom('stream_presence').selectAll().execute()

describe('joining', () => {
  it('costs one SQL statement, with session, access and seat in it', async () => {
    const { stream, viewer, room } = await makeLiveScene(server.app)
    const cookie = await cookieFor(server.app, viewer)
    const join = () =>
      server.fetch(`/api/streams/${stream.id}/join`, {
        method: 'POST',
        headers: { cookie, origin: server.origin, 'content-type': 'application/json' },
        body: '{}',
      })
    expect((await join()).status).toBe(200)
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const response = await join()
    const statements = asked.mock.calls.map(([query]) => query as { name?: string })
    expect(statements.map(({ name }) => name)).toEqual(['join-stream'])
    const { token } = (await response.json()) as { token: string }
    expect(media.tokens.read(token)).toEqual({ room, seat: { kind: 'viewer', userId: viewer.id, slot: 1 } })
  })

  it('takes one seat a person: a second device gets the same identity, and the seat is its session’s', async () => {
    const { stream, viewer, room } = await makeLiveScene(server.app)
    for (const device of [1, 2]) {
      const api = await server.api({ as: viewer })
      const { token } = await api('POST /streams/:streamId/join', { streamId: stream.id })
      media.enter(token)
      expect(media.inRoom(room), `device ${device}`).toEqual([`${viewer.id}:1`])
    }
    const [seat, ...others] = await presence()
    const newest = await server.app.db
      .selectFrom('session')
      .orderBy('id', 'desc')
      .select('id')
      .executeTakeFirstOrThrow()
    expect(others).toEqual([])
    expect(seat?.session_id).toBe(newest.id)
  })

  it('is open to the Space’s team without a pass', async () => {
    const { stream, space } = await makeLiveScene(server.app)
    const moderator = await makeMember(server.app, { teamId: space.teamId, role: 'moderator' })
    const api = await server.api({ as: moderator })
    expect((await api('POST /streams/:streamId/join', { streamId: stream.id })).token).toBeTruthy()
  })

  it('is refused to guests, strangers, and those whose access is over, without taking a seat', async () => {
    const { stream, viewer, grant } = await makeLiveScene(server.app)
    const join = async (as?: { id: string }) =>
      (await server.api(as ? { as } : {}))('POST /streams/:streamId/join', { streamId: stream.id })
    await expect(join()).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(join(await makeUser(server.app))).rejects.toMatchObject({ code: 'access/required' })
    await server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: 'ended' }).execute()
    await expect(join(viewer)).rejects.toMatchObject({ code: 'access/required' })
    await server.app.db
      .updateTable('grant')
      .where('id', '=', grant.id)
      .set({ status: 'active', access_until: new Date(Date.now() - 1000) })
      .execute()
    await expect(join(viewer)).rejects.toMatchObject({ code: 'access/required' })
    expect(await presence()).toEqual([])
  })

  it('is refused to the banned and in a suspended Space', async () => {
    const { stream, viewer, space } = await makeLiveScene(server.app)
    const api = await server.api({ as: viewer })
    const join = () => api('POST /streams/:streamId/join', { streamId: stream.id })
    await server.app.db.insertInto('space_ban').values({ space_id: space.id, user_id: viewer.id }).execute()
    await expect(join()).rejects.toMatchObject({ code: 'access/banned' })
    await server.app.db.updateTable('space').where('id', '=', space.id).set({ status: 'suspended' }).execute()
    await expect(join()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is refused before the show, after it, and with a session that ended', async () => {
    for (const status of ['scheduled', 'ended'] as const) {
      const { stream, viewer } = await makeLiveScene(server.app, { status })
      const api = await server.api({ as: viewer })
      await expect(api('POST /streams/:streamId/join', { streamId: stream.id })).rejects.toMatchObject({
        code: 'streams/not-live',
      })
    }
    const { stream, viewer } = await makeLiveScene(server.app)
    const api = await server.api({ as: viewer })
    await server.app.db
      .updateTable('session')
      .set({ expires_at: new Date(0) })
      .execute()
    await expect(api('POST /streams/:streamId/join', { streamId: stream.id })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })
})

describe('leaving', () => {
  it('drops the count at once', async () => {
    const { stream, viewer } = await makeLiveScene(server.app)
    const api = await server.api({ as: viewer })
    await api('POST /streams/:streamId/join', { streamId: stream.id })
    await server.app.db.updateTable('stream').set({ watching_count: 1 }).execute()
    await api('POST /streams/:streamId/leave', { streamId: stream.id })
    expect((await presence())[0]?.left_at).toBeInstanceOf(Date)
    const view = await api('GET /streams/:streamId/watch', { streamId: stream.id })
    expect(view.stream.watchingCount).toBe(0)
  })

  it('of a whole crowd counts once now and once when it is out', async () => {
    const { stream, pass, creator } = await makeLiveScene(server.app)
    const apis = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const user = await makeUser(server.app)
        await makeGrant(server.app, { user, pass })
        return server.api({ as: user })
      }),
    )
    for (const api of apis) await api('POST /streams/:streamId/join', { streamId: stream.id })
    await server.app.db.updateTable('stream').set({ watching_count: 12 }).execute()
    const counting = vi.spyOn(server.app.bus, 'publish')
    await Promise.all(apis.map((api) => api('POST /streams/:streamId/leave', { streamId: stream.id })))
    const host = await server.api({ as: creator })
    await expect
      .poll(async () => (await host('GET /streams/:streamId', { streamId: stream.id })).watchingCount, {
        timeout: 4_000,
      })
      .toBe(0)
    expect(counting.mock.calls.length).toBeLessThanOrEqual(2)
  })
})
