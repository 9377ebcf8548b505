import { setTimeout as wait } from 'node:timers/promises'

/** Asks again until the answer is something; fails after `withinMs`, saying what was waited for and why it failed last. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  { withinMs = 10_000, everyMs = 100 } = {},
): Promise<T> {
  const giveUpAt = performance.now() + withinMs
  let last: unknown
  do {
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== null && answer !== false) return answer
      last = undefined
    } catch (error) {
      last = error
    }
    await wait(everyMs)
  } while (performance.now() < giveUpAt)
  throw new Error(`Waited ${withinMs / 1000} s for ${what}`, { cause: last })
}
