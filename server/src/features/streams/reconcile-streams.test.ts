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

  it('writes nothing about those who are simply still there', async () => {
    const { stream, viewer } = await makeLiveScene(server.app)
    await enter(stream.id, viewer)
    const row = async () =>
      (
        await sql<{ version: string }>`select xmin::text as version from stream_presence`.execute(
          server.app.db,
        )
      ).rows[0]?.version
    const before = await row()
    await reconcile()
    expect(await row()).toBe(before)
    await sql`update stream_presence set seen_at = now() - interval '61 seconds'`.execute(server.app.db)
    await reconcile()
    const seen = await server.app.db.selectFrom('stream_presence').select('seen_at').executeTakeFirstOrThrow()
    expect(Date.now() - seen.seen_at.getTime()).toBeLessThan(30_000)
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
  /** Signed as LiveKit signs: a token that carries the body's hash. */
  async function say(event: object, { sent }: { sent?: string } = {}) {
    const body = JSON.stringify({ id: crypto.randomUUID(), ...event })
    const token = new AccessToken(fakeMediaKeys.apiKey, fakeMediaKeys.apiSecret)
    token.sha256 = createHash('sha256').update(body).digest('base64')
    return server.fetch('/webhooks/livekit', {
      method: 'POST',
      headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
      body: sent ?? body,
    })
  }
  const left = (room: string, identity: string) => ({
    event: 'participant_left',
    room: { name: room },
    participant: { identity },
  })
  const events = () => server.app.db.selectFrom('livekit_event').selectAll().execute()

  it('about the studio is looked into at once, and only once', async () => {
    const { stream, creator, room } = await makeLiveScene(server.app)
    const event = { id: 'EV_1', ...left(room, `studio:${creator.id}`) }
    expect((await say(event)).status).toBe(200)
    expect((await say(event)).status).toBe(200)
    expect(await server.runJobs()).toEqual(['streams/process-livekit-event'])
    expect((await read(stream.id)).publisher_gone_at).not.toBeNull()
    expect(await events()).toMatchObject([{ id: 'EV_1', processed_at: expect.any(Date) }])
  })

  it('about a viewer is not even kept: the next reconciliation sees it', async () => {
    const { viewer, room } = await makeLiveScene(server.app)
    expect((await say(left(room, `${viewer.id}:1`))).status).toBe(200)
    expect(await events()).toEqual([])
  })

  it('is refused when the body is not the one that was signed', async () => {
    expect((await say({ event: 'room_started' }, { sent: '{"id":"x","event":"room_started"}' })).status).toBe(
      403,
    )
    const unsigned = await server.fetch('/webhooks/livekit', { method: 'POST', body: '{}' })
    expect(unsigned.status).toBe(403)
    expect(await events()).toEqual([])
  })

  it('about a room that is not ours, or a stream that is over, changes nothing', async () => {
    const { stream } = await makeLiveScene(server.app, { status: 'ended' })
    for (const room of ['lobby', roomOf(stream.id)])
      await say({ event: 'room_finished', room: { name: room } })
    await server.runJobs()
    expect((await events()).every(({ processed_at }) => processed_at !== null)).toBe(true)
    expect((await read(stream.id)).status).toBe('ended')
  })
})
