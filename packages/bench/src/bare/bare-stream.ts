import { takeSighting, watchBarcode, type Sighting } from '@stagedoor/e2e/barcode'
import { build } from 'esbuild'
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright'
import type { BareEncoding } from './page.ts'

export type LiveKit = { url: string; apiKey: string; apiSecret: string }

/** Serves the bare page from loopback, which browsers treat as a secure context. */
export async function serveBarePage(): Promise<AsyncDisposable & { url: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
  })
  const script = outputFiles[0]?.text ?? ''
  const server = createServer((request, response) => {
    if (request.url === '/bare.js') {
      response.setHeader('content-type', 'text/javascript')
      return response.end(script)
    }
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Bare LiveKit</title><script src="/bare.js"></script>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** One publisher page and one viewer page on bare LiveKit: what the viewer saw in `seconds`, after `warmUpSeconds`. */
export async function measureBareStream(options: {
  browser: Browser
  pageUrl: string
  livekit: LiveKit
  encoding: BareEncoding
  warmUpSeconds: number
  seconds: number
}): Promise<Sighting> {
  const { browser, pageUrl, livekit, encoding } = options
  const room = `bench_${crypto.randomUUID()}`
  const rooms = new RoomServiceClient(livekit.url.replace(/^ws/, 'http'), livekit.apiKey, livekit.apiSecret)
  await rooms.createRoom({ name: room, emptyTimeout: 60 })
  const publisher = await browser.newContext()
  const viewer = await browser.newContext()
  try {
    const [from, to] = [await publisher.newPage(), await viewer.newPage()]
    await Promise.all([from.goto(pageUrl), to.goto(pageUrl)])
    const url = livekit.url.replace(/^http/, 'ws')
    await from.evaluate(([url, token, encoding]) => window.publishBare(url, token, encoding), [
      url,
      await token(livekit, room, 'publisher', true),
      encoding,
    ] as const)
    await to.evaluate(([url, token]) => window.viewBare(url, token), [
      url,
      await token(livekit, room, 'viewer', false),
    ] as const)
    await watchBarcode(to)
    await to.waitForTimeout(options.warmUpSeconds * 1000)
    await takeSighting(to)
    await to.waitForTimeout(options.seconds * 1000)
    return await takeSighting(to)
  } finally {
    await Promise.all([publisher.close(), viewer.close()])
    await rooms.deleteRoom(room)
  }
}

function token(livekit: LiveKit, room: string, identity: string, canPublish: boolean): Promise<string> {
  const access = new AccessToken(livekit.apiKey, livekit.apiSecret, { identity, ttl: 600 })
  access.addGrant({ roomJoin: true, room, canPublish, canSubscribe: !canPublish, canPublishData: false })
  return access.toJwt()
}
