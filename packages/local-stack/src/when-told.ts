/** Calls `end` once, at the first signal that asks this program to end; further ones cannot hurry it. */
export function whenTold(end: () => void): void {
  let told = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!told) end()
      told = true
    })
  }
}
