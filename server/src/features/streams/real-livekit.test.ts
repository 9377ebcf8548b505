import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { startLiveKitAlone } from '@stagedoor/local-stack/alone'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createMedia } from '#integrations/livekit.ts'
import { makeUser } from '#test/factories.ts'
import { cookieFor, makeLiveScene } from '#test/live-scene.ts'
import { testConfig, useTestServer } from '#test/server.ts'
import { closeSockets, knock } from '#test/sockets.ts'
import { reconcileStreams } from './reconcile-streams.ts'

const livekit = await startLiveKitAlone(() => undefined)
const missing = 'missing' in livekit ? livekit.missing : undefined
const env = 'env' in livekit ? livekit.env : {}
const config = testConfig('postgres://unused', env).livekit
const media = config && createMedia(config)
const server = useTestServer({ media, env })
afterEach(closeSockets)
afterAll(async () => {
  if ('stop' in livekit) await livekit.stop()
})

const client = 'auto_subscribe=1&sdk=js&version=2.15.0&protocol=15'
const at = (origin: string, token: string) => `${origin}/rtc?access_token=${token}&${client}`

async function watching() {
  const scene = await makeLiveScene(server.app)
  const cookie = await cookieFor(server.app, scene.viewer)
  const join = async () => {
    const response = await server.fetch(`/api/streams/${scene.stream.id}/join`, {
      method: 'POST',
      headers: { cookie, origin: server.origin, 'content-type': 'application/json' },
      body: '{}',
    })
    return ((await response.json()) as { token: string }).token
  }
  return { ...scene, cookie, join }
}

describe.skipIf(missing)(`with the real LiveKit${missing ? `: ${missing}` : ''}`, { timeout: 30_000 }, () => {
  const seats = (room: string) => media?.listSeats(room)

  it('a viewer’s token is taken through the gate, and the viewer is seen by us alone', async () => {
    const { join, cookie, room, viewer } = await watching()
    const { status, data } = await knock(at(server.origin, await join()), { cookie })
    expect(status).toBe(101)
    const [head = 0] = await data
    expect(head & 0x0f, 'a binary frame: the join response').toBe(2)
    await expect.poll(() => seats(room)).toEqual([{ kind: 'viewer', userId: viewer.id, slot: 1 }])
  })

  it('a copied token opens neither socket nor validation without its person’s sign-in', async () => {
    const { join, cookie } = await watching()
    const token = await join()
    const thief = await cookieFor(server.app, await makeUser(server.app))
    for (const headers of [undefined, { cookie: thief }]) {
      expect((await knock(at(server.origin, token), headers)).status).toBe(403)
      const validation = at(server.origin, token).replace('/rtc?', '/rtc/validate?')
      expect((await fetch(validation, headers && { headers })).status).toBe(403)
    }
    const own = await fetch(at(server.origin, token).replace('/rtc?', '/rtc/validate?'), {
      headers: { cookie },
    })
    expect([own.status, await own.text()]).toEqual([200, 'success'])
  })

  it('a second device puts the first one out', async () => {
    const { join, cookie, room } = await watching()
    const first = await knock(at(server.origin, await join()), { cookie })
    await expect.poll(() => seats(room)).toHaveLength(1)
    const second = await knock(at(server.origin, await join()), { cookie })
    await first.closed
    expect(second.socket?.destroyed).toBe(false)
    expect(await seats(room)).toHaveLength(1)
  })

  it('a refund ends it: out within a second, and 50 of 50 tries to come back are refused', async () => {
    const { join, cookie, room, viewer, grant, space } = await watching()
    const saved = await join()
    const { closed } = await knock(at(server.origin, saved), { cookie })
    await expect.poll(() => seats(room)).toHaveLength(1)
    await server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: 'revoked' }).execute()
    await server.app.enqueue(server.app.db, 'streams/revoke-viewer', {
      userId: viewer.id,
      spaceId: space.id,
      reason: 'refunded',
    })
    const revokedAt = performance.now()
    const jobs = server.runJobs()
    await closed
    await expect.poll(() => seats(room)).toEqual([])
    expect(performance.now() - revokedAt).toBeLessThan(1_000)
    // LiveKit may go on looking for somebody who left meanwhile.
    await jobs
    const refreshed = media?.tokens.forViewer(room, viewer.id, 1) ?? ''
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const path = at(server.origin, index % 2 ? saved : refreshed)
        return knock(index % 3 ? path : path.replace('/rtc?', '/rtc/v1?'), { cookie })
      }),
    )
    expect(tries.filter(({ status }) => status === 403)).toHaveLength(50)
    expect(await seats(room)).toEqual([])
    const around = await knock(at(config?.url ?? '', saved))
    expect(around.status, 'why the gate is needed: LiveKit itself would take the token').toBe(101)
  })

  it('access that runs out by itself is noticed by the next reconciliation', async () => {
    const { join, cookie, room, grant } = await watching()
    const { closed } = await knock(at(server.origin, await join()), { cookie })
    await expect.poll(() => seats(room)).toHaveLength(1)
    await server.app.db
      .updateTable('grant')
      .where('id', '=', grant.id)
      .set({ access_until: new Date(Date.now() - 1) })
      .execute()
    await reconcileStreams(server.app)
    await closed
    await expect.poll(() => seats(room)).toEqual([])
  })

  it('the end of the stream closes the room, and its tokens open nothing', async () => {
    const { join, cookie, room, creator, stream } = await watching()
    const token = await join()
    const { closed } = await knock(at(server.origin, token), { cookie })
    await expect.poll(() => seats(room)).toHaveLength(1)
    await (
      await server.api({ as: creator })
    )('POST /streams/:streamId/end', { streamId: stream.id })
    await server.runJobs()
    await closed
    expect((await knock(at(server.origin, token), { cookie })).status).toBe(403)
    expect((await knock(at(config?.url ?? '', token))).status, 'nor at LiveKit').toBe(404)
  })

  it('its webhooks are taken and lead to a look at the room', async () => {
    if (!('ports' in livekit)) return
    await using forwarded = await forwardWebhooks(livekit.ports.site)
    const { stream, creator, room } = await makeLiveScene(server.app)
    await knock(at(server.origin, media?.tokens.forStudio(room, creator.id) ?? ''))
    await forwarded.first('room_started')
    await server.app.db.updateTable('stream').set({ publisher_gone_at: new Date() }).execute()
    expect(await server.runJobs()).toContain('streams/process-livekit-event')
    const { publisher_gone_at } = await server.app.db
      .selectFrom('stream')
      .where('id', '=', stream.id)
      .select('publisher_gone_at')
      .executeTakeFirstOrThrow()
    expect(publisher_gone_at, 'the studio is there').toBeNull()
  })

  it('a LiveKit that crashed gets its room back from whoever knocks first, or from the reconciler', async () => {
    if (!('crash' in livekit)) return
    const { join, cookie, room } = await watching()
    await livekit.crash()
    const url = at(server.origin, await join())
    expect((await knock(url, { cookie })).status).toBe(101)
    await expect.poll(() => seats(room)).toHaveLength(1)
    await livekit.crash()
    const validation = await fetch(url.replace('/rtc?', '/rtc/validate?'), { headers: { cookie } })
    expect([validation.status, await validation.text()]).toEqual([200, 'success'])
    await livekit.crash()
    await reconcileStreams(server.app)
    expect(await media?.listRooms()).toEqual([room])
  })
})

/** Stands where this LiveKit expects the site, and passes its webhooks on to the server of the test. */
async function forwardWebhooks(port: number) {
  const seen: { event: string; status: number }[] = []
  const site = createServer(async (request, response) => {
    const body = await text(request)
    const { authorization = '', 'content-type': type = '' } = request.headers
    const { status } = await server.fetch('/webhooks/livekit', {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body,
    })
    seen.push({ event: (JSON.parse(body) as { event: string }).event, status })
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve))
  return {
    first: (event: string) =>
      expect.poll(() => seen, { timeout: 5_000 }).toContainEqual({ event, status: 200 }),
    [Symbol.asyncDispose]: async () => {
      site.closeAllConnections()
      await new Promise((resolve) => site.close(resolve))
    },
  }
}
