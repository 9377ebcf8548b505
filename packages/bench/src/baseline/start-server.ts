import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type BaselineServer = AsyncDisposable & { url: string; pid: number }

/** Starts the baseline server; it ends with the returned value, and with this process. */
export async function startBaselineServer(options: {
  databaseUrl?: string
  folder?: string
}): Promise<BaselineServer> {
  const child = fork(
    fileURLToPath(new URL('server.ts', import.meta.url)),
    [options.databaseUrl ?? '', options.folder ?? ''],
    { env: { ...process.env, NODE_ENV: 'production' } },
  )
  const [port] = (await once(child, 'message')) as [number]
  const { pid } = child
  if (pid === undefined) throw new Error('The baseline server did not start')
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
