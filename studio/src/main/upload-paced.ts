import { request as requestHttp, type ClientRequest } from 'node:http'
import { request as requestHttps } from 'node:https'

const chunkBytes = 8192
const shortestPauseMs = 8
const silenceLimitMs = 30_000

/**
 * PUTs bytes to a presigned URL in small writes spread over time: one burst of a segment fills the uplink's queue and
 * takes the live picture down with it. `bitsPerSecond` null means as fast as the socket takes it. Answers the status.
 */
export async function uploadPaced(
  url: string,
  bytes: Uint8Array,
  { bitsPerSecond, contentType }: { bitsPerSecond: number | null; contentType?: string },
): Promise<number> {
  const send = url.startsWith('https:') ? requestHttps : requestHttp
  const headers = {
    'content-length': bytes.byteLength,
    ...(contentType ? { 'content-type': contentType } : {}),
  }
  const request = send(url, { method: 'PUT', headers })
  const pauseMs =
    bitsPerSecond === null ? 0 : Math.max(shortestPauseMs, ((chunkBytes * 8) / bitsPerSecond) * 1000)
  // Both at once: a refusal may come before everything is sent, and a broken line ends the writing.
  const [status] = await Promise.all([answerOf(request), writePaced(request, bytes, pauseMs)])
  return status
}

function answerOf(request: ClientRequest): Promise<number> {
  return new Promise((resolve, reject) => {
    request.setTimeout(silenceLimitMs, () => request.destroy(new Error('the storage did not answer')))
    request.on('error', reject)
    request.on('response', (response) => {
      response.resume()
      response.on('error', reject)
      response.on('end', () => {
        resolve(response.statusCode ?? 0)
        // Refused early: the rest need not be sent.
        if (!request.writableEnded) request.destroy()
      })
    })
  })
}

async function writePaced(request: ClientRequest, bytes: Uint8Array, pauseMs: number): Promise<void> {
  const startedAt = performance.now()
  for (let offset = 0, writes = 1; offset < bytes.byteLength; offset += chunkBytes, writes++) {
    if (request.destroyed) return
    if (!request.write(bytes.subarray(offset, offset + chunkBytes))) await drained(request)
    // Aims at the schedule, not at a pause after each write: timers are late, and that would add up.
    const waitMs = startedAt + writes * pauseMs - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  request.end()
}

function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      request.off('drain', settle).off('close', settle)
      resolve()
    }
    request.on('drain', settle).on('close', settle)
  })
}
