import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

const connectMs = 5_000
const keepAliveMs = 30_000
const unreachable = 'Live video is not reachable for a moment.'

/**
 * Passes an upgrade on to LiveKit; after its 101 both sides are one plain pipe. `makeRoom` is called when LiveKit
 * does not know the room (it was restarted); then it is asked once more, because a client that hears "no such
 * room" gives up for good.
 */
export function openUpstream(
  upstream: URL,
  asked: { request: IncomingMessage; socket: Duplex; head: Buffer },
  makeRoom?: () => Promise<void>,
): void {
  const { request, socket, head } = asked
  const { request: ask } = upstream.protocol === 'https:' ? https : http
  const asking = ask(addressOf(upstream, request), { headers: handshakeOf(request), timeout: connectMs })
  const fail = () => refuseUpgrade(socket, 502, unreachable)
  asking.once('timeout', () => asking.destroy(new Error('LiveKit did not answer in time')))
  asking.once('error', fail)
  asking.once('response', (answer) => {
    answer.resume()
    if (answer.statusCode === 404 && makeRoom) makeRoom().then(() => openUpstream(upstream, asked), fail)
    else refuseUpgrade(socket, answer.statusCode ?? 502, answer.statusMessage ?? '')
  })
  asking.once('upgrade', (answer, remote: Socket, remoteHead) => {
    if (socket.destroyed) {
      remote.destroy()
      return
    }
    socket.write(rawHead(answer))
    if (remoteHead.length > 0) socket.write(remoteHead)
    if (head.length > 0) remote.write(head)
    join(socket as Socket, remote)
  })
  socket.once('close', () => asking.destroy())
  asking.end()
}

/** LiveKit's answer to a validation, as status and words. */
export async function fetchUpstream(
  upstream: URL,
  request: IncomingMessage,
  makeRoom?: () => Promise<void>,
): Promise<{ status: number; reason: string }> {
  try {
    const answer = await fetch(addressOf(upstream, request), { signal: AbortSignal.timeout(connectMs) })
    const reason = await answer.text()
    if (answer.status !== 404 || !makeRoom) return { status: answer.status, reason }
    await makeRoom()
    return await fetchUpstream(upstream, request)
  } catch {
    return { status: 502, reason: unreachable }
  }
}

export function refuseUpgrade(socket: Duplex, status: number, reason: string): void {
  if (socket.destroyed) return
  const body = Buffer.from(reason)
  socket.end(
    `HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? 'Refused'}\r\nconnection: close\r\n` +
      `content-type: text/plain; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n${reason}`,
  )
}

/** The query is written anew, so that LiveKit reads it as we did. */
function addressOf(upstream: URL, request: IncomingMessage): URL {
  const asked = new URL(request.url ?? '/', 'http://gate')
  const address = new URL(upstream)
  address.pathname = upstream.pathname.replace(/\/+$/, '') + asked.pathname
  address.search = asked.searchParams.toString()
  return address
}

/** Only what the handshake needs: no cookie and no authorization header of ours reaches LiveKit. */
function handshakeOf(request: IncomingMessage): Record<string, string> {
  const passed = ['sec-websocket-key', 'sec-websocket-version', 'sec-websocket-protocol', 'user-agent']
  const headers: Record<string, string> = { connection: 'Upgrade', upgrade: 'websocket' }
  for (const name of passed) {
    const value = request.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  return headers
}

function rawHead(answer: IncomingMessage): string {
  const lines = [`HTTP/1.1 101 Switching Protocols`]
  for (let at = 0; at < answer.rawHeaders.length; at += 2)
    lines.push(`${answer.rawHeaders[at]}: ${answer.rawHeaders[at + 1]}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

function join(near: Socket, far: Socket): void {
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.setTimeout(0)
    one.setNoDelay(true)
    one.setKeepAlive(true, keepAliveMs)
    one.on('error', () => one.destroy())
    one.once('close', () => other.destroy())
    one.pipe(other)
  }
}
