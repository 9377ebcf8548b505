const anchorChunks = 30
const toleranceMs = 15
const insertMs = 20
/** More than drift can do in a second: the sound was away, and the whole gap is filled at once. */
const gapMs = 100
const silentAfterMs = 400
/** Silence stops this far before now, so that sound that comes back still has its place. */
const silenceMarginMs = 200
const windowMs = 1000

export type AudioClock = {
  /**
   * Tells what to do before a chunk is written: so many frames of silence (positive), so many frames to leave out
   * (negative), or undefined while the clock still measures and the chunk waits.
   */
  push(frames: number, arrivedAtMs: number): number | undefined
  /** Frames of silence due now because no sound arrives at all; 0 while it does. */
  overdue(nowMs: number): number
}

/**
 * Puts sound on the recording's clock. A track's own timestamps have another base than the picture's, and a sound
 * card's second is not the computer's second. So chunks are placed by when they arrive: the least late of the first
 * thirty sets the start, afterwards frames are counted, and once a second a drift beyond 15 ms is corrected by a
 * small insert or cut.
 */
export function createAudioClock(startedAtMs: number, sampleRate: number): AudioClock {
  let isAnchored = false
  let waitingChunks = 0
  /** Frames on the recording so far; while anchoring, frames received. */
  let written = 0
  let leastLateMs = Infinity
  let windowEndsAtMs = 0
  let lastArrivalMs = startedAtMs

  const toFrames = (ms: number): number => Math.round((ms * sampleRate) / 1000)
  const endOf = (frames: number): number => startedAtMs + (frames / sampleRate) * 1000

  function openWindow(nowMs: number): void {
    leastLateMs = Infinity
    windowEndsAtMs = nowMs + windowMs
  }

  function anchor(nowMs: number): number {
    isAnchored = true
    const correction = toFrames(leastLateMs)
    written += correction
    openWindow(nowMs)
    return correction
  }

  function steady(frames: number, nowMs: number): number {
    if (nowMs < windowEndsAtMs) return 0
    const lateMs = leastLateMs
    openWindow(nowMs)
    if (lateMs > toleranceMs) return toFrames(lateMs > gapMs ? lateMs : insertMs)
    return lateMs < -toleranceMs ? -frames : 0
  }

  return {
    push: (frames, arrivedAtMs) => {
      lastArrivalMs = arrivedAtMs
      leastLateMs = Math.min(leastLateMs, arrivedAtMs - endOf(written + frames))
      if (!isAnchored) {
        written += frames
        waitingChunks += 1
        return waitingChunks < anchorChunks ? undefined : anchor(arrivedAtMs)
      }
      const correction = steady(frames, arrivedAtMs)
      written += frames + correction
      return correction
    },
    overdue: (nowMs) => {
      if (nowMs - lastArrivalMs < silentAfterMs) return 0
      const due = toFrames(nowMs - silenceMarginMs - startedAtMs) - written
      if (due <= 0) return 0
      isAnchored = true
      written += due
      openWindow(nowMs)
      return due
    },
  }
}
