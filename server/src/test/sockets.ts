import http from 'node:http'
import type { Duplex } from 'node:stream'

export type Knock = {
  status: number
  /** The refusal's words. */
  reason: string
  socket: Duplex | undefined
  /** The first bytes that came through. */
  data: Promise<Buffer>
  closed: Promise<void>
}

const open = new Set<Duplex>()

/** Asks for a WebSocket as a client does, and tells what came: 101 with the open socket, or the refusal. */
export function knock(url: string, headers: Record<string, string> = {}): Promise<Knock> {
  return new Promise((resolve, reject) => {
    const asking = http.request(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    })
    asking.once('upgrade', (answer, socket, head) => {
      open.add(socket)
      socket.on('error', () => undefined)
      const closed = new Promise<void>((done) => socket.once('close', () => done()))
      if (head.length > 0) socket.unshift(head)
      // Read on to the end: an unread socket does not notice that the other side closed it.
      const data = new Promise<Buffer>((came) => socket.on('data', came))
      resolve({ status: answer.statusCode ?? 0, reason: '', socket, data, closed })
    })
    asking.once('response', (answer) => {
      let reason = ''
      answer.setEncoding('utf8').on('data', (part: string) => (reason += part))
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          reason,
          socket: undefined,
          data: Promise.resolve(Buffer.alloc(0)),
          closed: Promise.resolve(),
        }),
      )
    })
    asking.once('error', reject)
    asking.end()
  })
}

export function closeSockets(): void {
  for (const socket of open) socket.destroy()
  open.clear()
}
