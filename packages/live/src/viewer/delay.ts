/**
 * How far the picture is behind, measured from numbers the browser keeps anyway. The studio's part (capture,
 * encoding, its way to the server) comes from the studio itself as a participant attribute in milliseconds.
 */
export const uplinkAttribute = 'uplink-ms'

/** The counters of one moment; two of them give the delay in between. */
export type DelaySample = {
  processingSeconds: number
  framesDecoded: number
  roundTripSeconds: number | null
}

/** Reads what matters from a video receiver's statistics. */
export function readDelaySample(report: Iterable<readonly [string, unknown]>): DelaySample | null {
  let sample: DelaySample | null = null
  let roundTripSeconds: number | null = null
  for (const [, entry] of report) {
    const stats = entry as Record<string, unknown>
    if (stats['type'] === 'inbound-rtp' && stats['kind'] === 'video')
      sample = {
        // from a frame's first packet to its decoded picture, jitter buffer included
        processingSeconds: number(stats['totalProcessingDelay']),
        framesDecoded: number(stats['framesDecoded']),
        roundTripSeconds: null,
      }
    if (stats['type'] === 'candidate-pair' && typeof stats['currentRoundTripTime'] === 'number')
      roundTripSeconds = stats['currentRoundTripTime']
  }
  return sample && { ...sample, roundTripSeconds }
}

/** Milliseconds from the camera to this screen; null when nothing was decoded in between. */
export function delayBetween(
  before: DelaySample,
  after: DelaySample,
  uplinkMs: number | null,
): number | null {
  const frames = after.framesDecoded - before.framesDecoded
  if (frames <= 0) return null
  const receivedMs = (1000 * (after.processingSeconds - before.processingSeconds)) / frames
  return (uplinkMs ?? 0) + 500 * (after.roundTripSeconds ?? 0) + receivedMs
}

export function parseUplink(attribute: string | undefined): number | null {
  const ms = Number(attribute)
  return attribute && ms >= 0 && ms < 60_000 ? ms : null
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
