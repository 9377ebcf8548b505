import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'

export type CountingProxy = AsyncDisposable & { url: string; statements: () => number }

/** Passes a Postgres connection through and counts the statements executed on it, whatever the driver calls them. */
export async function countStatements(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<net.Socket>()
  let statements = 0
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port || 5432), target.hostname)
    const count = messageCounter((type) => {
      // Q is a simple query; E executes a bound statement.
      if (type === 'Q' || type === 'E') statements++
    })
    client.on('data', count)
    client.pipe(upstream).pipe(client)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {
        client.destroy()
        upstream.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    statements: () => statements,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Frontend messages are a type byte and a length that counts itself; the first one of a connection has no type. */
function messageCounter(onMessage: (type: string) => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0)
  let started = false
  return (chunk) => {
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk
    for (;;) {
      const header = started ? 1 : 0
      if (pending.length < header + 4) return
      const length = header + pending.readUInt32BE(header)
      if (pending.length < length) return
      if (started) onMessage(pending.toString('latin1', 0, 1))
      started = true
      pending = pending.subarray(length)
    }
  }
}
