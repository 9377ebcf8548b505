import { startChild, type Child, type ChildOptions } from './child.ts'
import { waitUntil } from './wait-until.ts'

/** Starts a program and returns when it answers; when it ends or stays silent instead, the error shows its last words. */
export async function startHealthy(
  options: ChildOptions,
  isHealthy: () => Promise<boolean>,
  timeoutMs = 30_000,
): Promise<Child> {
  const child = await startChild(options)
  try {
    await waitUntil(`the first healthy answer of ${options.name}`, () => child.hasExited() || isHealthy(), {
      timeoutMs,
    })
    if (child.hasExited()) throw new Error(`${options.name} ended at once`)
    return child
  } catch (error) {
    await child.stop()
    const log = child.logTail()
    const where = options.logFile ? ` (whole log: ${options.logFile})` : ''
    throw new Error(`${options.name} did not start${where}. Its last words:\n${log}`, { cause: error })
  }
}

/** A probe for programs that speak HTTP: healthy when the address answers with success, or at all where that will do. */
export function answersAt(url: string, { evenIfRefusing = false } = {}): () => Promise<boolean> {
  return async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
    return response.ok || evenIfRefusing
  }
}
