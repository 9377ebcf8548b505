import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { AccessToken } from 'livekit-server-sdk'
import { describe, expect, it } from 'vitest'
import { fakeMedia, fakeMediaKeys } from '#integrations/livekit.fake.ts'
import { makeGrant, makeMember, makeUser } from '#test/factories.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { openEvents } from '#test/events.ts'
import { useTestServer } from '#test/server.ts'
import { reconcileStreams } from './reconcile-streams.ts'
import { roomOf } from './room.ts'

const media = fakeMedia()
const server = useTestServer({ media })

const reconcile = () => reconcileStreams(server.app)
const read = (id: string) =>
  server.app.db.selectFrom('stream').where('id', '=', id).selectAll().executeTakeFirstOrThrow()

async function enter(streamId: string, as: { id: string }): Promise<void> {
  const api = await server.api({ as })
  media.enter((await api('POST /streams/:streamId/join', { streamId })).token)
}

describe('reconciliation with LiveKit', () => {
  it('makes rooms of live streams that LiveKit forgot, and closes those of ended ones', async () => {
    const live = await makeLiveScene(server.app)
    const ended = await makeLiveScene(server.app, { status: 'ended' })
    const planned = await makeLiveScene(server.app, { status: 'scheduled' })
    media.rooms.delete(live.room)
    await reconcile()
    expect(media.rooms.has(live.room)).toBe(true)
    expect(media.rooms.has(ended.room)).toBe(false)
    expect(media.rooms.has(planned.room), 'may be about to start').toBe(true)
  })

  it('counts people, not seats, and notices who left without a word', async () => {
    const { stream, viewer, pass, room } = await makeLiveScene(server.app)
    const second = await makeUser(server.app)
    await makeGrant(server.app, { user: second, pass })
    await enter(stream.id, viewer)
    await enter(stream.id, second)
    await reconcile()
    expect((await read(stream.id)).watching_count).toBe(2)
    media.leave(room, { kind: 'viewer', userId: second.id, slot: 1 })
    await reconcile()
    expect((await read(stream.id)).watching_count, 'just joined counts as on the way').toBe(2)
    await sql`update stream_presence set joined_at = now() - interval '20 seconds'`.execute(server.app.db)
    await reconcile()
    expect((await read(stream.id)).watching_count).toBe(1)
  })

  it('puts out whoever has no right to be there: expired, banned, signed out, or never seated', async () => {
    const scene = await makeLiveScene(server.app)
    const { stream, pass, space, room, viewer } = scene
    const people = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const user = await makeUser(server.app)
        await makeGrant(server.app, { user, pass })
        return user
      }),
    )
    const [expired, banned, signedOut] = people as [typeof viewer, typeof viewer, typeof viewer]
    for (const person of [viewer, ...people]) await enter(stream.id, person)
    const stranger = await makeUser(server.app)
    media.enter(media.tokens.forViewer(room, stranger.id, 1))
    media.enter(media.tokens.forStudio(room, stranger.id))
    await server.app.db
      .updateTable('grant')
      .where('user_id', '=', expired.id)
      .set({ access_until: new Date(Date.now() - 1) })
      .execute()
    await server.app.db.insertInto('space_ban').values({ space_id: space.id, user_id: banned.id }).execute()
    await server.app.db.deleteFrom('session').where('user_id', '=', signedOut.id).execute()
    await reconcile()
    expect(media.inRoom(room)).toEqual([`${viewer.id}:1`])
    expect((await read(stream.id)).watching_count).toBe(1)
  })

  it('keeps a studio of the team, and not of somebody who may only moderate', async () => {
    const { creator, space, room } = await makeLiveScene(server.app)
    const moderator = await makeMember(server.app, { teamId: space.teamId, role: 'moderator' })
    media.enter(media.tokens.forStudio(room, creator.id))
    media.enter(media.tokens.forStudio(room, moderator.id))
    await reconcile()
    expect(media.inRoom(room)).toEqual([`studio:${creator.id}`])
  })

  it('says that the studio is away, that it is back, and ends the stream after five minutes', async () => {
    const { stream, creator, room } = await makeLiveScene(server.app)
    const events = await openEvents(`${server.origin}/api/streams/${stream.id}/events`)
    expect(await events.next('state')).toMatchObject({ status: 'live', publisherGoneAt: null })
    await reconcile()
    expect((await events.next('state')).publisherGoneAt).not.toBeNull()
    media.enter(media.tokens.forStudio(room, creator.id))
    await reconcile()
    expect((await events.next('state')).publisherGoneAt).toBeNull()
    media.leave(room, { kind: 'studio', userId: creator.id })
    await reconcile()
    await sql`update stream set publisher_gone_at = now() - interval '4 minutes 50 seconds'`.execute(
      server.app.db,
    )
    await reconcile()
    expect((await read(stream.id)).status).toBe('live')
    await sql`update stream set publisher_gone_at = now() - interval '5 minutes 1 second'`.execute(
      server.app.db,
    )
    await reconcile()
    expect(await read(stream.id)).toMatchObject({ status: 'ended', end_reason: 'publisher-gone' })
    await events.close()
    await server.runJobs()
    expect(media.rooms.has(room)).toBe(false)
  })

  it('leaves a stream that has just started alone until its studio had time to connect', async () => {
    const { stream } = await makeLiveScene(server.app)
    await sql`update stream set started_at = now()`.execute(server.app.db)
    await reconcile()
    expect((await read(stream.id)).publisher_gone_at).toBeNull()
  })

  it('does one stream’s work when another’s fails, and says so', async () => {
    const broken = await makeLiveScene(server.app)
    const { stream, viewer } = await makeLiveScene(server.app)
    await enter(stream.id, viewer)
    const listSeats = media.listSeats
    media.listSeats = (room) =>
      room === broken.room ? Promise.reject(new Error('no answer')) : listSeats(room)
    await expect(reconcile()).rejects.toThrow('1 streams could not be reconciled')
    media.listSeats = listSeats
    expect((await read(stream.id)).watching_count).toBe(1)
  })
})

describe('a webhook of LiveKit', () => {
  async function post(body: string, authorization: string) {
    return server.fetch('/webhooks/livekit', {
      method: 'POST',
      headers: { 'content-type': 'application/webhook+json', authorization },
      body,
    })
  }

  it('about the studio is looked into at once, and only once', async () => {
    const { stream, creator } = await makeLiveScene(server.app)
    const body = JSON.stringify({
      event: 'participant_left',
      id: 'EV_1',
      room: { name: roomOf(stream.id) },
      participant: { identity: `studio:${creator.id}` },
    })
    const token = new AccessToken(fakeMediaKeys.apiKey, fakeMediaKeys.apiSecret)
    token.sha256 = createHash('sha256').update(body).digest('base64')
    const authorization = await token.toJwt()
    expect((await post(body, authorization)).status).toBe(200)
    expect((await post(body, authorization)).status).toBe(200)
    expect(await server.runJobs()).toEqual(['streams/process-livekit-event'])
    expect((await read(stream.id)).publisher_gone_at).not.toBeNull()
    const [event] = await server.app.db.selectFrom('livekit_event').selectAll().execute()
    expect(event?.processed_at).toBeInstanceOf(Date)
    expect((await post(`${body} `, authorization)).status, 'another body').toBe(403)
    expect((await post(body, 'x')).status).toBe(403)
  })
})
