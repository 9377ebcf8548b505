import type { AddressInfo } from 'node:net'
import { createWorld } from '#core/create-world.ts'
import { Deliverer } from '#core/deliver.ts'
import { moveAddresses } from './move-addresses.ts'
import { createHttpServer } from './server.ts'
import { tick } from './tick.ts'

export interface SandboxOptions {
  /** Where to listen; port 0 (the default) takes a free one. */
  host?: string
  port?: number
  /** What happened is kept here and found again at the next start. */
  dataDir: string
  webhook?: { url: string; secret: string } | undefined
  /** Where browsers reach the sandbox, when that is not where it listens. */
  publicUrl?: string | undefined
  secretKey?: string | undefined
  publishableKey?: string | undefined
}

export interface Sandbox {
  url: string
  secretKey: string
  publishableKey: string
  close: () => Promise<void>
}

/** Starts a local Stripe that the unmodified SDKs can talk to. */
export async function startSandbox({
  host = '127.0.0.1',
  port = 0,
  publicUrl,
  ...options
}: SandboxOptions): Promise<Sandbox> {
  const world = createWorld(options)
  const deliverer = new Deliverer(world)
  const server = createHttpServer(world, () => deliverer.wake())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  // A TCP server has an address of this shape.
  const address = server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
  moveAddresses(world, (publicUrl ?? url).replace(/\/$/, ''))
  deliverer.wake()
  const timer = setInterval(() => {
    tick(world)
    deliverer.wake()
  }, 1000)
  return {
    url,
    secretKey: world.secretKey,
    publishableKey: world.publishableKey,
    close: async () => {
      clearInterval(timer)
      deliverer.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      world.store.close()
    },
  }
}
