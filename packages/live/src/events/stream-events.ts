import type { StreamEvent } from '@stagedoor/contract'
import { createSseParser } from './sse-parser.ts'

/**
 * `open` comes again after every interruption: what happened meanwhile was not heard, so read the state anew.
 * `refused` is final: the server knows the person may not listen (401, 403) or the stream is gone (404).
 */
export type StreamEventsStatus = 'connecting' | 'open' | 'lost' | 'refused'

const silenceMs = 40_000
const firstRetryMs = 1_000
const longestRetryMs = 15_000

/**
 * Listens to one stream's server-sent events until the returned function is called. By `fetch` and not by
 * EventSource, which can neither carry the studio's bearer token nor tell a refusal from a broken cable.
 */
export function openStreamEvents({
  baseUrl,
  streamId,
  token,
  onEvent,
  onStatus,
  fetch: fetchFn = fetch,
}: {
  /** Origin of the site without a trailing slash; '' for the page's own. */
  baseUrl: string
  streamId: string
  token?: () => string | undefined
  onEvent: (event: StreamEvent) => void
  onStatus: (status: StreamEventsStatus) => void
  fetch?: typeof globalThis.fetch
}): () => void {
  const stopped = new AbortController()
  let retryMs = firstRetryMs
  let failures = 0

  async function listen(): Promise<void> {
    const attempt = new AbortController()
    const watchdog = createWatchdog(silenceMs, () => attempt.abort())
    const bearer = token?.()
    try {
      const response = await fetchFn(`${baseUrl}/api/streams/${streamId}/events`, {
        headers: {
          accept: 'text/event-stream',
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        },
        credentials: token ? 'omit' : 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.any([stopped.signal, attempt.signal]),
      })
      if ([401, 403, 404].includes(response.status)) throw new Refused()
      if (!response.ok || !response.body) throw new Error(`Events answered ${response.status}`)
      failures = 0
      onStatus('open')
      const push = createSseParser({
        data: (json) => onEvent(JSON.parse(json) as StreamEvent),
        retry: (ms) => (retryMs = ms),
      })
      const decoder = new TextDecoder()
      const reader = response.body.getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        watchdog.alive()
        push(decoder.decode(value, { stream: true }))
      }
    } finally {
      watchdog.stop()
    }
  }

  async function run(): Promise<void> {
    onStatus('connecting')
    while (!stopped.signal.aborted) {
      try {
        await listen()
      } catch (error) {
        if (stopped.signal.aborted) return
        if (error instanceof Refused) return onStatus('refused')
        failures += 1
      }
      if (stopped.signal.aborted) return
      onStatus('lost')
      await pause(Math.min(longestRetryMs, retryMs * 2 ** Math.max(0, failures - 1)), stopped.signal)
    }
  }

  void run()
  return () => stopped.abort()
}

class Refused extends Error {}

/** Calls `onSilence` when nothing was heard for so long that the connection must be dead. */
function createWatchdog(ms: number, onSilence: () => void) {
  let timer = setTimeout(onSilence, ms)
  return {
    alive() {
      clearTimeout(timer)
      timer = setTimeout(onSilence, ms)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Waits; cut short by `signal`, and by the browser saying that the network is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    globalThis.addEventListener?.('online', done)
    signal.addEventListener('abort', done, { once: true })
  })
}
