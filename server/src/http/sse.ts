import type { Response } from 'express'

// A reader this far behind will not catch up: it is cut and comes back by itself.
const longestBacklogBytes = 256 * 1024
const heartbeatMs = 15_000
const heartbeat = Buffer.from(':\n\n')

/** One event as bytes. Encode once, then send the same buffer to every reader. */
export function encodeEvent(data: unknown, id?: string | number): Buffer {
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
}

export type EventStream = {
  /** Returns false when the reader is gone or was cut for being too far behind. */
  send(event: Buffer): boolean
  close(): void
}

/** Starts answering with server-sent events; ends when the reader leaves, falls behind, or the process stops. */
export function openEventStream(
  response: Response,
  { stopping, onClose }: { stopping: AbortSignal; onClose: () => void },
): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  // Readers come back spread over a second, so that a restart is not a stampede.
  response.write(`retry: ${500 + Math.floor(Math.random() * 1_000)}\n\n`)
  const close = () => void response.end()
  const send = (event: Buffer) => {
    if (response.closed || response.writableEnded) return false
    if (response.writableLength > longestBacklogBytes) {
      response.destroy()
      return false
    }
    response.write(event)
    return true
  }
  // Whoever left before we began will not say so again; the caller first gets what it has to close.
  if (response.closed) {
    process.nextTick(onClose)
    return { send, close }
  }
  const timer = setInterval(() => send(heartbeat), heartbeatMs)
  stopping.addEventListener('abort', close)
  response.once('close', () => {
    clearInterval(timer)
    stopping.removeEventListener('abort', close)
    onClose()
  })
  if (stopping.aborted || response.req.method === 'HEAD') close()
  return { send, close }
}
