/**
 * Calls `end` once, when anything tells this program to end: a signal, the bootstrap that handed over to us, or the
 * bootstrap's own death, which closes the channel to it.
 */
export function whenTold(end: (why: string) => void): void {
  let told = false
  const once = (why: string): void => {
    if (told) return
    told = true
    end(why)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => once(signal))
  if (!process.channel) return
  process.on('message', (message) => message === 'stop' && once('stop'))
  process.on('disconnect', () => once('the parent ended'))
  // Listening must not keep a finished program alive.
  process.channel.unref()
}
