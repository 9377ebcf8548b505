import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RequestHandler } from 'express'
import type { AppContext } from '#context.ts'
import type { Media } from '#integrations/livekit.ts'
import type { Seat } from '#integrations/livekit-tokens.ts'
import { accessLostTopic, type AccessLost } from './access-lost.ts'
import { claimedSession } from './session.ts'
import { fetchUpstream, openUpstream, refuseUpgrade } from './signalling-upstream.ts'
import { createTally } from './tally.ts'

/** Who wants into which room: from the token; `sessionToken` from the cookie, its signature checked. */
export type RoomEntry = { room: string; seat: Seat; sessionToken: string | null }

export type SignallingGate = {
  /** Takes an upgrade on `/rtc` or `/rtc/v1`; false when it is none of those. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Answers `/rtc/validate` and `/rtc/v1/validate`, where a refused client asks for the reason. */
  validate: RequestHandler
  close(): void
}

const socketPaths = new Set(['/rtc', '/rtc/v1'])
const mostSocketsPerPerson = 8

/**
 * Stands in front of LiveKit's signalling. LiveKit does not revoke tokens and keeps refreshing them, so each
 * connection asks here for today's access (`admit`); once let through it is a plain pipe. Sockets are cut when
 * the person's access is lost.
 */
export function createSignallingGate(
  app: AppContext,
  admit: (entry: RoomEntry) => Promise<boolean>,
): SignallingGate {
  const open = new Map<Duplex, RoomEntry>()
  const sockets = createTally()

  async function check(request: IncomingMessage): Promise<RoomEntry | Refusal> {
    if (!app.media) return notSetUp
    if (!isOwnOrigin(app, request.headers.origin))
      return { status: 403, reason: 'Another site asked for this.' }
    const entry = readEntry(app, app.media, request)
    if (!entry) return { status: 401, reason: 'The token does not count.' }
    if (!(await admit(entry))) return { status: 403, reason: 'Your access to this stream has ended.' }
    return entry
  }

  async function connect(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const entry = await check(request)
    // Gone while we asked: it will not say so again, and must not be held for ever.
    if (socket.destroyed) return
    if ('status' in entry) return refuse(request, socket, entry)
    if (sockets.count(entry.seat.userId) >= mostSocketsPerPerson)
      return refuse(request, socket, { status: 429, reason: 'Too many connections at once.' })
    const countOff = sockets.add(entry.seat.userId)
    // Before the upstream answers: access that is lost meanwhile must find this socket.
    open.set(socket, entry)
    socket.once('close', () => {
      open.delete(socket)
      countOff()
    })
    const { media } = app
    if (media) openUpstream(media.upstream, { request, socket, head }, () => media.createRoom(entry.room))
  }

  async function validated(request: IncomingMessage, { room }: RoomEntry): Promise<Refusal> {
    const { media } = app
    if (!media) return notSetUp
    return fetchUpstream(media.upstream, request, () => media.createRoom(room))
  }

  function refuse(request: IncomingMessage, socket: Duplex, { status, reason }: Refusal): void {
    app.log.info({ status, path: pathOf(request) }, 'signalling refused')
    refuseUpgrade(socket, status, reason)
  }

  async function recheck(entries: Iterable<[Duplex, RoomEntry]>): Promise<void> {
    for (const [socket, entry] of entries) {
      // A database that does not answer right now is no verdict; the reconciler asks again in a moment.
      if (await admit(entry).catch(() => true)) continue
      app.log.info({ userId: entry.seat.userId }, 'signalling cut')
      socket.destroy()
    }
  }

  const unsubscribe = app.bus.subscribe(accessLostTopic, (message) => {
    const userId = message.kind === 'message' ? (message.payload as AccessLost).userId : undefined
    void recheck([...open].filter(([, entry]) => userId === undefined || entry.seat.userId === userId))
  })
  const closeAll = () => open.forEach((_, socket) => socket.destroy())
  app.stopping.addEventListener('abort', closeAll)

  return {
    handleUpgrade(request, socket, head) {
      if (!socketPaths.has(pathOf(request))) return false
      socket.on('error', () => socket.destroy())
      connect(request, socket, head).catch((err: unknown) => {
        app.log.error({ err }, 'signalling failed')
        refuseUpgrade(socket, 503, 'We are not reachable for a moment.')
      })
      return true
    },
    async validate(request, response) {
      const { origin } = request.headers
      if (origin && app.config.http.studioOrigins.includes(origin))
        response.setHeader('access-control-allow-origin', origin)
      response.setHeader('cache-control', 'no-store')
      const entry = await check(request)
      const { status, reason } = 'status' in entry ? entry : await validated(request, entry)
      response.status(status).type('text/plain').send(reason)
    },
    close() {
      unsubscribe()
      app.stopping.removeEventListener('abort', closeAll)
      closeAll()
    },
  }
}

type Refusal = { status: number; reason: string }

const notSetUp: Refusal = { status: 503, reason: 'Live video is not set up on this server.' }

/** Exactly one token, in the query where LiveKit's clients put it: LiveKit must read the one we read. */
function readEntry(app: AppContext, media: Media, request: IncomingMessage): RoomEntry | undefined {
  const tokens = new URL(request.url ?? '/', 'http://gate').searchParams.getAll('access_token')
  const token = tokens.length === 1 ? tokens[0] : undefined
  const found = token && media.tokens.read(token)
  if (!found) return undefined
  const claim = claimedSession(request.headers, app.config.auth.secret.reveal())
  return { ...found, sessionToken: claim?.token ?? null }
}

/** Callers that are no browser send no origin; they still need token and session. */
function isOwnOrigin(app: AppContext, origin: string | undefined): boolean {
  const { publicUrl, studioOrigins } = app.config.http
  return origin === undefined || origin === publicUrl || studioOrigins.includes(origin)
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}
