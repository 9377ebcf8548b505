import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks again and again until the answer is something other than undefined or false. A probe that throws counts as
 * “not yet”; its last error is the cause when time runs out.
 */
export async function waitUntil<T>(
  what: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 25 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = Date.now() + timeoutMs
  let lastError: unknown
  do {
    try {
      const answer = await probe()
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>
    } catch (error) {
      lastError = error
    }
    await sleep(everyMs)
  } while (Date.now() < deadline)
  throw new Error(`Waited ${timeoutMs / 1000} s, but ${what} did not happen`, { cause: lastError })
}
