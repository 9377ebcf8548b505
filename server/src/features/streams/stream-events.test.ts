import { describe, expect, it } from 'vitest'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeGrant, makeUser } from '#test/factories.ts'
import { openEvents } from '#test/events.ts'
import { cookieFor, makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'

const media = fakeMedia()
const server = useTestServer({ media })

async function follow(streamId: string, as?: { id: string }, headers: Record<string, string> = {}) {
  const cookie = as && (await cookieFor(server.app, as))
  return openEvents(`${server.origin}/api/streams/${streamId}/events`, {
    ...headers,
    ...(cookie ? { cookie } : {}),
  })
}

async function say(streamId: string, as: { id: string }, text: string) {
  const api = await server.api({ as })
  return api('POST /streams/:streamId/messages', { streamId, clientId: crypto.randomUUID(), text })
}

describe('a stream’s events', () => {
  it('tell everybody the state, and the chat to those inside only', async () => {
    const { stream, viewer, creator } = await makeLiveScene(server.app)
    const guest = await follow(stream.id)
    const inside = await follow(stream.id, viewer)
    expect(await guest.next('state')).toMatchObject({ status: 'live' })
    expect(await inside.next('watching')).toMatchObject({ count: 0 })
    const message = await say(stream.id, creator, 'Welcome')
    expect(await inside.next('message')).toMatchObject({ message })
    const api = await server.api({ as: creator })
    await api('DELETE /messages/:messageId', { messageId: message.id })
    expect(await inside.next('message-removed')).toMatchObject({ messageId: message.id, removedBy: 'author' })
    const viewerApi = await server.api({ as: viewer })
    for (const count of [1, 2]) {
      await viewerApi('POST /streams/:streamId/reactions', { streamId: stream.id, kind: 'spark' })
      expect((await inside.next('reactions')).counts, 'all there are, not only the new').toEqual({
        spark: count,
      })
    }
    await api('POST /streams/:streamId/end', { streamId: stream.id })
    expect(await guest.next('state')).toMatchObject({ status: 'ended' })
    expect(guest.received.filter(({ type }) => type.startsWith('message'))).toEqual([])
    await Promise.all([guest.close(), inside.close()])
  })

  it('catch up a reader that comes back, with what was said and what was removed', async () => {
    const { stream, viewer, creator } = await makeLiveScene(server.app)
    const first = await follow(stream.id, viewer)
    await say(stream.id, creator, 'one')
    const { id: seen = '' } = await first.next('message')
    await first.close()
    await say(stream.id, creator, 'two')
    await say(stream.id, creator, 'three')
    const again = await follow(stream.id, viewer, { 'last-event-id': seen })
    const texts: (string | null)[] = []
    while (!texts.includes('three')) texts.push((await again.next('message')).message.text)
    expect(texts.filter((text) => text !== 'one')).toEqual(['two', 'three'])
    await again.close()
  })

  it('say goodbye to the person whose access ended, and to nobody else', async () => {
    const { stream, viewer, creator, grant, space } = await makeLiveScene(server.app)
    const leaving = await follow(stream.id, viewer)
    const staying = await follow(stream.id, creator)
    await leaving.next('state')
    await server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: 'revoked' }).execute()
    await server.app.enqueue(server.app.db, 'streams/revoke-viewer', {
      userId: viewer.id,
      spaceId: space.id,
      reason: 'refunded',
    })
    await server.runJobs()
    expect(await leaving.next('access-ended')).toMatchObject({ reason: 'refunded' })
    await say(stream.id, creator, 'for those inside')
    await staying.next('message')
    expect(leaving.received.filter(({ type }) => type === 'message')).toEqual([])
    await Promise.all([leaving.close(), staying.close()])
  })

  it('end for a sign-in that was ended, though it only waited for the show, and for no other of the person', async () => {
    const { stream, viewer } = await makeLiveScene(server.app, { status: 'scheduled' })
    const cookie = await cookieFor(server.app, viewer)
    const here = await openEvents(`${server.origin}/api/streams/${stream.id}/events`, { cookie })
    const elsewhere = await follow(stream.id, viewer)
    await Promise.all([here.next('watching'), elsewhere.next('watching')])
    const headers = { cookie, origin: server.origin }
    await server.fetch('/api/auth/session', { method: 'DELETE', headers })
    expect(await here.next('access-ended')).toMatchObject({ reason: 'signed-out' })
    await server.runJobs()
    expect(elsewhere.received.some(({ type }) => type === 'access-ended')).toBe(false)
    await Promise.all([here.close(), elsewhere.close()])
  })

  it('keep going for somebody who still has another pass', async () => {
    const { stream, viewer, creator, space } = await makeLiveScene(server.app)
    const reader = await follow(stream.id, viewer)
    await reader.next('state')
    await server.app.enqueue(server.app.db, 'streams/revoke-viewer', {
      userId: viewer.id,
      spaceId: space.id,
      reason: 'refunded',
    })
    await server.runJobs()
    await say(stream.id, creator, 'still here')
    expect((await reader.next('message')).message.text).toBe('still here')
    expect(reader.received.some(({ type }) => type === 'access-ended')).toBe(false)
    await reader.close()
  })

  it('tell somebody that the host paused and freed their messages, and nobody else', async () => {
    const { stream, viewer, creator, space, pass } = await makeLiveScene(server.app)
    const other = await makeUser(server.app)
    await makeGrant(server.app, { user: other, pass })
    const paused = await follow(stream.id, viewer)
    const bystander = await follow(stream.id, other)
    await Promise.all([paused.next('watching'), bystander.next('watching')])
    const host = await server.api({ as: creator })
    const startedAt = performance.now()
    const { until } = await host('POST /spaces/:spaceId/chat-bans', {
      spaceId: space.id,
      userId: viewer.id,
      minutes: 5,
    })
    expect(await paused.next('chat-ban')).toEqual({ type: 'chat-ban', until })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    const later = await follow(stream.id, viewer)
    expect(await later.next('chat-ban'), 'and by whoever comes later').toEqual({ type: 'chat-ban', until })
    await host('DELETE /spaces/:spaceId/chat-bans/:userId', { spaceId: space.id, userId: viewer.id })
    await paused.next('chat-ban-lifted')
    await say(stream.id, creator, 'on we go')
    await bystander.next('message')
    expect(bystander.received.filter(({ type }) => type.startsWith('chat-'))).toEqual([])
    await Promise.all([paused.close(), later.close(), bystander.close()])
  })

  it('catch up when the line between processes was cut, also where nobody had spoken', async () => {
    const { stream, viewer, creator } = await makeLiveScene(server.app)
    const reader = await follow(stream.id, viewer)
    await reader.next('watching')
    // What another process said while nothing of it arrived here.
    const said = { id: crypto.randomUUID(), client_id: crypto.randomUUID(), text: 'unheard' }
    await server.app.db
      .insertInto('chat_message')
      .values({ ...said, stream_id: stream.id, user_id: creator.id })
      .execute()
    await server.app.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'stagedoor-bus' and datname = current_database()`,
    )
    expect((await reader.next('message')).message.text).toBe('unheard')
    await reader.close()
  })

  it('are for so many tabs of one person, and again for others once some are closed', async () => {
    const { stream, viewer } = await makeLiveScene(server.app)
    const tabs = await Promise.all(Array.from({ length: 20 }, () => follow(stream.id, viewer)))
    await expect(follow(stream.id, viewer)).rejects.toThrow('429')
    await (await follow(stream.id)).close()
    await tabs.pop()?.close()
    await expect
      .poll(() =>
        follow(stream.id, viewer).then(
          (tab) => tabs.push(tab),
          () => 0,
        ),
      )
      .toBe(20)
    await Promise.all(tabs.map((tab) => tab.close()))
  })

  it('do not exist for a stream whose page one may not see', async () => {
    const { stream, space } = await makeLiveScene(server.app)
    await server.app.db.updateTable('space').where('id', '=', space.id).set({ status: 'draft' }).execute()
    const cookie = await cookieFor(server.app, await makeUser(server.app))
    for (const id of [stream.id, crypto.randomUUID(), 'x']) {
      const response = await server.fetch(`/api/streams/${id}/events`, { headers: { cookie } })
      expect(response.status).toBe(404)
    }
  })
})
