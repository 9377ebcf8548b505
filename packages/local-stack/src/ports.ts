import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { randomInt } from 'node:crypto'
import { cacheFolder } from './cache.ts'
import { tryLock } from './lock.ts'

const BLOCK = 10

/**
 * Reserves ten neighbouring ports on loopback, from `first` upwards in steps of twenty, or anywhere when `first` is
 * left out. The reservation is a lock file, so two stacks that start at once never choose the same block.
 */
export async function reservePorts(first?: number): Promise<{ first: number; release: () => Promise<void> }> {
  for (let attempt = 0; attempt < 200; attempt++) {
    // Below the range from which systems take the ports of outgoing connections.
    const candidate = first === undefined ? randomInt(1200, 3100) * 10 : first + attempt * 20
    const lock = await tryLock(cacheFolder('locks', `ports-${candidate}`))
    if (!lock) continue
    if (await allFree(candidate)) return { first: candidate, release: lock.release }
    await lock.release()
  }
  throw new Error('No ten free neighbouring ports were found on this machine')
}

/** One free port, not reserved: for a single server that binds it at once. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port')
  return address.port
}

async function allFree(first: number): Promise<boolean> {
  for (let port = first; port < first + BLOCK; port++) {
    if (!(await isFree(port))) return false
  }
  return true
}

async function isFree(port: number): Promise<boolean> {
  const tcp = createServer()
  const udp = createSocket('udp4')
  try {
    tcp.listen(port, '127.0.0.1')
    await once(tcp, 'listening')
    udp.bind(port, '127.0.0.1')
    await once(udp, 'listening')
    return true
  } catch {
    return false
  } finally {
    if (tcp.listening) await new Promise((resolve) => tcp.close(resolve))
    udp.close()
  }
}
