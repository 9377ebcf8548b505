/**
 * Calls `onFrame` so many times a second with the frame's number, from `startedAtMs` on. Aims at the schedule, so
 * late timers do not add up; a frame that is more than one frame late is skipped and its number left out.
 */
export function runFrameClock(
  startedAtMs: number,
  framesPerSecond: number,
  onFrame: (number: number) => void,
): { skipped(): number; stop(): void } {
  const frameMs = 1000 / framesPerSecond
  let next = 0
  let skipped = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule(): void {
    timer = setTimeout(tick, Math.max(0, startedAtMs + next * frameMs - performance.now()))
  }

  function tick(): void {
    const due = Math.floor((performance.now() - startedAtMs) / frameMs)
    // Timers may fire a fraction of a millisecond early.
    const number = Math.max(next, due)
    skipped += number - next
    next = number + 1
    onFrame(number)
    schedule()
  }

  schedule()
  return { skipped: () => skipped, stop: () => clearTimeout(timer) }
}
