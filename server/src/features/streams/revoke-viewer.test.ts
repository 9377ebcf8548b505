import { describe, expect, it } from 'vitest'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeGrant } from '#test/factories.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'
import { revokeViewer } from './revoke-viewer.ts'

const media = fakeMedia()
const server = useTestServer({ media })

async function watching() {
  const scene = await makeLiveScene(server.app)
  const api = await server.api({ as: scene.viewer })
  media.enter((await api('POST /streams/:streamId/join', { streamId: scene.stream.id })).token)
  const revoke = (reason: 'refunded' | 'signed-out' = 'refunded', spaceId: string | null = scene.space.id) =>
    revokeViewer(server.app, { userId: scene.viewer.id, spaceId, reason })
  const endGrant = () =>
    server.app.db.updateTable('grant').where('id', '=', scene.grant.id).set({ status: 'revoked' }).execute()
  return { ...scene, api, revoke, endGrant }
}

describe('revoking', () => {
  it('puts the person out of the room and takes them off the count', async () => {
    const { stream, room, endGrant, revoke } = await watching()
    await server.app.db.updateTable('stream').set({ watching_count: 1 }).execute()
    await endGrant()
    await revoke()
    expect(media.inRoom(room)).toEqual([])
    const { watching_count } = await server.app.db
      .selectFrom('stream')
      .where('id', '=', stream.id)
      .select('watching_count')
      .executeTakeFirstOrThrow()
    expect(watching_count).toBe(0)
  })

  it('leaves somebody in who may stay by another pass', async () => {
    const { room, viewer, pass, endGrant, revoke } = await watching()
    await endGrant()
    await makeGrant(server.app, { user: viewer, pass })
    await revoke()
    expect(media.inRoom(room)).toEqual([`${viewer.id}:1`])
  })

  it('after signing out ends what that sign-in watches, in every Space', async () => {
    const { room, viewer, api, revoke } = await watching()
    await revoke('signed-out', null)
    expect(media.inRoom(room), 'still signed in').toEqual([`${viewer.id}:1`])
    await api('DELETE /auth/session', {})
    await revoke('signed-out', null)
    expect(media.inRoom(room)).toEqual([])
  })

  it('lets go of page and gate before LiveKit answers', async () => {
    const { room, viewer, endGrant, revoke } = await watching()
    await endGrant()
    const order: string[] = []
    const told = new Promise<void>((resolve) => {
      const stop = server.app.bus.subscribe('access-lost', () => {
        order.push('told')
        stop()
        resolve()
      })
    })
    const { remove } = media
    media.remove = async (...seat) => {
      await told
      order.push('removed')
      await remove(...seat)
    }
    await revoke()
    media.remove = remove
    expect(order).toEqual(['told', 'removed'])
    expect(media.inRoom(room)).not.toContain(`${viewer.id}:1`)
  })

  it('lets go of page and gate even while LiveKit does not answer, and can be tried again', async () => {
    const { room, viewer, endGrant, revoke } = await watching()
    await endGrant()
    const told = new Promise<unknown>((resolve) => {
      const stop = server.app.bus.subscribe('access-lost', (message) => {
        stop()
        resolve(message.kind === 'message' ? message.payload : undefined)
      })
    })
    media.isDown = true
    await expect(revoke()).rejects.toMatchObject({ vendor: 'livekit', retryable: true })
    media.isDown = false
    expect(await told).toEqual({ userId: viewer.id, reason: 'refunded' })
    await revoke()
    expect(media.inRoom(room)).toEqual([])
  })
})
