import { describe, expect, it } from 'vitest'
import { makeUser } from '#test/factories.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

async function view(streamId: string, as?: { id: string }) {
  const api = await server.api(as ? { as } : {})
  return api('GET /streams/:streamId/watch', { streamId })
}

describe('the watch page', () => {
  it('tells guests to sign in and strangers which passes open it', async () => {
    const { stream, pass, space } = await makeLiveScene(server.app)
    const guest = await view(stream.id)
    expect(guest).toMatchObject({ access: 'sign-in', role: null, space: { id: space.id } })
    expect(guest.offers.map(({ id }) => id)).toEqual([pass.id])
    expect((await view(stream.id, await makeUser(server.app))).access).toBe('pass-needed')
  })

  it('opens for holders and the team, and says when access is over or closed', async () => {
    const { stream, viewer, creator, grant, space } = await makeLiveScene(server.app)
    expect(await view(stream.id, viewer)).toMatchObject({ access: 'granted', role: null })
    expect(await view(stream.id, creator)).toMatchObject({ access: 'granted', role: 'owner' })
    await server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: 'revoked' }).execute()
    expect((await view(stream.id, viewer)).access).toBe('ended')
    await server.app.db.insertInto('space_ban').values({ space_id: space.id, user_id: viewer.id }).execute()
    expect((await view(stream.id, viewer)).access).toBe('banned')
  })

  it('keeps the host’s words of welcome for those inside', async () => {
    const { stream, space, viewer } = await makeLiveScene(server.app)
    const welcome_message = 'Our own server: chat.example/abc'
    await server.app.db.updateTable('space').where('id', '=', space.id).set({ welcome_message }).execute()
    expect((await view(stream.id, viewer)).welcomeMessage).toBe(welcome_message)
    for (const somebody of [undefined, await makeUser(server.app)])
      expect((await view(stream.id, somebody)).welcomeMessage).toBe('')
  })

  it('names the replay to those who may watch it only', async () => {
    const { stream, viewer } = await makeLiveScene(server.app, { status: 'ended' })
    await server.app.db
      .insertInto('recording')
      .values({
        id: stream.id,
        stream_id: stream.id,
        status: 'ready',
        storage_prefix: 'x',
        master_key: 'x/master.mp4',
        duration_ms: 61_400,
      })
      .execute()
    const url = `/api/streams/${stream.id}/replay.mp4`
    expect((await view(stream.id, viewer)).replay).toEqual({ url, durationSeconds: 61 })
    expect((await view(stream.id)).replay).toBeNull()
  })

  it('does not exist in a draft Space for anybody but its team, and in a suspended one for nobody', async () => {
    const { stream, viewer, creator, space } = await makeLiveScene(server.app)
    const set = (status: 'draft' | 'suspended') =>
      server.app.db.updateTable('space').where('id', '=', space.id).set({ status }).execute()
    await set('draft')
    await expect(view(stream.id)).rejects.toMatchObject({ code: 'not-found' })
    expect((await view(stream.id, creator)).access).toBe('granted')
    await set('suspended')
    for (const somebody of [undefined, viewer, creator])
      await expect(view(stream.id, somebody)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('reactions', () => {
  it('are added up, kept, and only for those inside a live show', async () => {
    const { stream, viewer } = await makeLiveScene(server.app)
    const api = await server.api({ as: viewer })
    const react = (kind: 'heart' | 'clap') =>
      api('POST /streams/:streamId/reactions', { streamId: stream.id, kind })
    for (const kind of ['heart', 'heart', 'clap'] as const) await react(kind)
    await expect
      .poll(async () => (await view(stream.id)).reactions)
      .toEqual({ heart: 2, clap: 1, wave: 0, spark: 0, again: 0 })
    const stranger = await server.api({ as: await makeUser(server.app) })
    await expect(
      stranger('POST /streams/:streamId/reactions', { streamId: stream.id, kind: 'heart' }),
    ).rejects.toMatchObject({ code: 'access/required' })
    const { stream: ended, viewer: late } = await makeLiveScene(server.app, { status: 'ended' })
    const lateApi = await server.api({ as: late })
    await expect(
      lateApi('POST /streams/:streamId/reactions', { streamId: ended.id, kind: 'heart' }),
    ).rejects.toMatchObject({ code: 'streams/not-live' })
  })
})
