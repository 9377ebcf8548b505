import { setInterval, clearInterval } from 'node:timers'

export type Say = (line: string) => void

/** Progress goes to standard error, so that `--json` keeps standard output to its one line. */
export const sayOnStderr: Say = (line) => console.error(line)

/** Announces a step, says every ten seconds that it is still at work, and how long it took when that was noticeable. */
export async function step<T>(say: Say, label: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now()
  const seconds = (): number => Math.round((Date.now() - started) / 1000)
  say(`▸ ${label}`)
  const pulse = setInterval(() => say(`  … still at it, ${seconds()} s`), 10_000)
  try {
    const result = await work()
    if (seconds() >= 2) say(`  done in ${seconds()} s`)
    return result
  } finally {
    clearInterval(pulse)
  }
}
