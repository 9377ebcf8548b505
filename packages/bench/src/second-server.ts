import type { Stack } from '@stagedoor/local-stack'
import { until } from '@stagedoor/e2e/until'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

export type SecondServer = AsyncDisposable & { url: string; pid: number }

/** Another process of the same server beside the stack's, with some of its environment changed. */
export async function startSecondServer(
  stack: Stack,
  environment: Record<string, string>,
): Promise<SecondServer> {
  const port = await freePort()
  const file = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [file], {
    env: { ...stack.serverEnv, PORT: String(port), ...environment },
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  await until('the second server', async () => (await fetch(`${url}/api/ready`)).ok)
  const { pid } = child
  if (pid === undefined) throw new Error('The second server did not start')
  return {
    url,
    pid,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
