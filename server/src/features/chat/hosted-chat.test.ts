import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Secret } from '#config.ts'
import { createHostedChat, type HostedChat } from '#integrations/getstream.ts'
import { makeUser } from '#test/factories.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'

const secret = 'a secret of GetStream'
const asked: unknown[][] = []
const note =
  (name: string) =>
  async (...args: unknown[]) =>
    void asked.push([name, ...args])
/** Takes down what GetStream would be asked; tokens and webhooks are the real ones. */
const chat: HostedChat = {
  ...createHostedChat({ apiKey: 'key', apiSecret: new Secret(secret) }),
  openChannel: note('openChannel'),
  closeChannel: note('closeChannel'),
  addMember: note('addMember'),
  removeMember: note('removeMember'),
  ban: note('ban'),
  unban: note('unban'),
}
const server = useTestServer({ chat })
const told = () => asked.splice(0)

describe('with the chat at GetStream', () => {
  it('whoever may enter becomes a member and gets a token; others get nothing', async () => {
    const { stream, viewer, creator } = await makeLiveScene(server.app)
    const enter = async (as: { id: string }) =>
      (await server.api({ as }))('POST /streams/:streamId/chat', { streamId: stream.id })
    await expect(enter(await makeUser(server.app))).rejects.toMatchObject({ code: 'access/required' })
    expect(told()).toEqual([])
    expect(await enter(viewer)).toMatchObject({
      provider: 'getstream',
      apiKey: 'key',
      channelType: 'stagedoor-live',
      channelId: stream.id,
    })
    expect(told()).toEqual([
      ['openChannel', expect.objectContaining({ id: stream.id, createdBy: creator.id })],
      ['addMember', stream.id, { id: viewer.id, name: viewer.name, role: 'viewer' }],
    ])
    await enter(creator)
    expect(told()[1]).toEqual(['addMember', stream.id, expect.objectContaining({ role: 'host' })])
  })

  it('there is no second chat of ours', async () => {
    const { stream, viewer } = await makeLiveScene(server.app)
    const api = await server.api({ as: viewer })
    await expect(api('GET /streams/:streamId/messages', { streamId: stream.id })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('bans and their ends are mirrored, and lost access takes the membership', async () => {
    const { stream, viewer, creator, space, grant } = await makeLiveScene(server.app)
    const host = await server.api({ as: creator })
    await host('POST /spaces/:spaceId/chat-bans', { spaceId: space.id, userId: viewer.id, minutes: 7 })
    await server.runJobs()
    expect(told()).toEqual([['ban', stream.id, { userId: viewer.id, bannedBy: creator.id, minutes: 7 }]])
    await host('DELETE /spaces/:spaceId/chat-bans/:userId', { spaceId: space.id, userId: viewer.id })
    await server.runJobs()
    expect(told()).toEqual([['unban', stream.id, viewer.id]])
    await server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: 'revoked' }).execute()
    await server.app.enqueue(server.app.db, 'streams/revoke-viewer', {
      userId: viewer.id,
      spaceId: space.id,
      reason: 'refunded',
    })
    await server.runJobs()
    expect(told()).toEqual([['removeMember', stream.id, viewer.id]])
  })

  it('the end of the stream closes the channel', async () => {
    const { stream, creator } = await makeLiveScene(server.app)
    await (
      await server.api({ as: creator })
    )('POST /streams/:streamId/end', { streamId: stream.id })
    await server.runJobs()
    expect(told()).toEqual([['closeChannel', stream.id]])
  })

  it('webhooks are kept once, when GetStream signed them', async () => {
    const body = JSON.stringify({ type: 'message.new' })
    const post = (signature: string) =>
      server.fetch('/webhooks/getstream', {
        method: 'POST',
        body,
        headers: { 'x-webhook-id': 'w1', 'x-signature': signature, 'content-type': 'application/json' },
      })
    const signature = createHmac('sha256', secret).update(body).digest('hex')
    expect((await post(signature)).status).toBe(200)
    expect((await post(signature)).status).toBe(200)
    expect((await post('00')).status).toBe(403)
    const events = await server.app.db.selectFrom('getstream_event').selectAll().execute()
    expect(events).toMatchObject([{ id: 'w1', type: 'message.new', processed_at: expect.any(Date) }])
  })
})
