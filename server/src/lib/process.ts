import type { Logger } from 'pino'

/**
 * Ends the process well: `stop` once on SIGTERM or SIGINT, at most `graceMs` long. A rejection or exception that
 * nobody caught ends it at once: its state can no longer be trusted. (Astro's adapter swallows rejections of the
 * whole process; with this listener they are seen all the same.)
 */
export function runUntilStopped(log: Logger, graceMs: number, stop: () => Promise<void>): void {
  let stopping = false
  const end = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => {
      log.warn('stopped before everything was done')
      process.exit(1)
    }, graceMs).unref()
    stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', () => end('SIGTERM'))
  process.once('SIGINT', () => end('SIGINT'))
  const crash = (err: unknown) => {
    log.fatal({ err }, 'crashed')
    process.exit(1)
  }
  process.on('unhandledRejection', crash)
  process.on('uncaughtException', crash)
}
