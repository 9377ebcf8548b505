import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { revokeViewer } from '#features/streams/revoke-viewer.ts'
import { makeMember, makeUser } from '#test/factories.ts'
import { cookieFor, makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'
import { closeSockets, knock } from '#test/sockets.ts'
import { createSignallingGate } from './signalling-gate.ts'

const media = fakeMedia()
const server = useTestServer({ media })

// What stands behind the gate: notes what reaches it and echoes what it is sent.
let upstream: Server
const reached: IncomingMessage[] = []
beforeAll(async () => {
  upstream = createServer((request, response) => {
    reached.push(request)
    response.end('success')
  })
  upstream.on('upgrade', (request, socket: Duplex) => {
    reached.push(request)
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    socket.on('error', () => undefined).pipe(socket)
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  media.upstream = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`)
})
afterEach(() => {
  closeSockets()
  reached.length = 0
})
afterAll(() => void upstream.close())

async function scene() {
  const made = await makeLiveScene(server.app)
  return {
    ...made,
    cookie: await cookieFor(server.app, made.viewer),
    token: media.tokens.forViewer(made.room, made.viewer.id, 1),
    studioToken: media.tokens.forStudio(made.room, made.creator.id),
  }
}
const at = (path: string, token: string) => `${server.origin}${path}?access_token=${token}&protocol=16`

describe('the signalling gate', () => {
  it('is a plain pipe for somebody who may watch, and passes no cookie on', async () => {
    const { token, cookie } = await scene()
    const { status, socket, data } = await knock(at('/rtc/v1', token), { cookie, origin: server.origin })
    expect(status).toBe(101)
    socket?.write('hello')
    expect(String(await data)).toBe('hello')
    expect(reached[0]?.url).toBe(`/rtc/v1?access_token=${token}&protocol=16`)
    expect(reached[0]?.headers.cookie).toBeUndefined()
    expect(reached[0]?.headers.authorization).toBeUndefined()
  })

  it('lets the studio of the team in, and nobody who only moderates or left the team', async () => {
    const { studioToken, room, space, creator } = await scene()
    expect((await knock(at('/rtc', studioToken), { origin: 'app://studio' })).status).toBe(101)
    const moderator = await makeMember(server.app, { teamId: space.teamId, role: 'moderator' })
    expect((await knock(at('/rtc', media.tokens.forStudio(room, moderator.id)))).status).toBe(403)
    await server.app.db.deleteFrom('membership').where('user_id', '=', creator.id).execute()
    expect((await knock(at('/rtc', studioToken))).status).toBe(403)
  })

  it('refuses a token somebody else copied: it counts only with its person’s sign-in', async () => {
    const { token, pass } = await scene()
    expect(pass.id).toBeTruthy()
    expect((await knock(at('/rtc', token))).status, 'no cookie').toBe(403)
    const thief = await cookieFor(server.app, await makeUser(server.app))
    const refusal = await knock(at('/rtc', token), { cookie: thief })
    expect(refusal).toMatchObject({ status: 403, reason: 'Your access to this stream has ended.' })
    expect(reached).toEqual([])
  })

  it('refuses after access, session or stream ended', async () => {
    const { token, cookie, grant, stream } = await scene()
    const status = async () => (await knock(at('/rtc', token), { cookie })).status
    const set = (state: 'active' | 'revoked') =>
      server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: state }).execute()
    await set('revoked')
    expect(await status()).toBe(403)
    await set('active')
    expect(await status()).toBe(101)
    await server.app.db
      .updateTable('stream')
      .where('id', '=', stream.id)
      .set({ status: 'ended', ended_at: new Date(), record: false })
      .execute()
    expect(await status()).toBe(403)
  })

  it.each([
    ['a broken token', (token: string) => `/rtc?access_token=${token}x`],
    ['no token', () => '/rtc'],
    [
      'two tokens, of which LiveKit might read the other',
      (token: string) => `/rtc?access_token=${token}&access_token=${token}`,
    ],
  ])('refuses %s', async (_, path) => {
    const { token, cookie } = await scene()
    expect((await knock(server.origin + path(token), { cookie })).status).toBe(401)
  })

  it('refuses pages of other origins, and other paths lead nowhere', async () => {
    const { token, cookie } = await scene()
    expect((await knock(at('/rtc', token), { cookie, origin: 'https://evil.test' })).status).toBe(403)
    for (const path of ['/rtc/', '/RTC', '/twirp/livekit.RoomService/ListRooms', '//rtc'])
      await expect(knock(at(path, token), { cookie }), path).rejects.toThrow(/socket hang up|ECONNRESET/)
  })

  it('cuts open sockets of somebody whose access ends, and of nobody else', async () => {
    const { token, cookie, studioToken, viewer, space, grant } = await scene()
    const watching = await knock(at('/rtc', token), { cookie })
    const studio = await knock(at('/rtc', studioToken))
    await server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: 'revoked' }).execute()
    await revokeViewer(server.app, { userId: viewer.id, spaceId: space.id, reason: 'refunded' })
    await watching.closed
    expect(studio.socket?.destroyed).toBe(false)
    expect(server.logged.some((line) => line.includes('signalling cut'))).toBe(true)
  })

  it('closes its end when LiveKit closes the other, and answers 502 when there is no LiveKit', async () => {
    const { token, cookie } = await scene()
    const { closed } = await knock(at('/rtc', token), { cookie })
    upstream.closeAllConnections()
    reached[0]?.socket.destroy()
    await closed
    const before = media.upstream
    media.upstream = new URL('http://127.0.0.1:9')
    expect((await knock(at('/rtc', token), { cookie })).status).toBe(502)
    media.upstream = before
  })

  it('forgets whoever left while their access was asked for', async () => {
    const { token } = await scene()
    const verdict = Promise.withResolvers<boolean>()
    const gate = createSignallingGate(server.app, () => verdict.promise)
    const asking: Duplex[] = []
    const front = createServer().on('upgrade', (request, socket, head) => {
      asking.push(socket)
      gate.handleUpgrade(request, socket, head)
    })
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
    const { port } = front.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/rtc?access_token=${token}`
    const leaving = Array.from({ length: 8 }, () => knock(url).catch(() => undefined))
    await expect.poll(() => asking.length).toBe(8)
    await Promise.all(asking.map((socket) => once(socket.destroy(), 'close')))
    await Promise.all(leaving)
    verdict.resolve(true)
    expect((await knock(url)).status).toBe(101)
    gate.close()
    front.close()
  })

  it('holds at most eight sockets of one person', async () => {
    const { token, cookie } = await scene()
    const many = await Promise.all(Array.from({ length: 10 }, () => knock(at('/rtc', token), { cookie })))
    expect(many.filter(({ status }) => status === 101)).toHaveLength(8)
    expect(many.filter(({ status }) => status === 429)).toHaveLength(2)
  })
})

describe('validation, where a refused client asks why', () => {
  it.each(['/rtc/validate', '/rtc/v1/validate'])('at %s is gated like the socket', async (path) => {
    const { token, cookie, grant } = await scene()
    const ask = (headers: Record<string, string>) => fetch(at(path, token), { headers })
    const allowed = await ask({ cookie })
    expect([allowed.status, await allowed.text()]).toEqual([200, 'success'])
    expect((await ask({})).status).toBe(403)
    await server.app.db.updateTable('grant').where('id', '=', grant.id).set({ status: 'revoked' }).execute()
    const refused = await ask({ cookie })
    expect([refused.status, await refused.text()]).toEqual([403, 'Your access to this stream has ended.'])
    expect(reached).toHaveLength(1)
  })

  it('may be read by the studio’s origin', async () => {
    const { studioToken } = await scene()
    const answer = await fetch(at('/rtc/validate', studioToken), { headers: { origin: 'app://studio' } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('app://studio')
  })
})
