/** How long a stream waits for its studio; the server ends it by itself after this. */
export const awayLimitMs = 300_000

// Every viewer waits for this one connection, and it takes two tries when LiveKit was started again: one learns that
// the old session is gone.
const delaysMs = [0, 300, 700, 1000]
const soonMs = 60_000
const [soonDelayMs, laterDelayMs] = [1500, 3000]

/** The wait before the next try to get back on air, with jitter; null once the stream has waited long enough. */
export function nextRetryMs(
  { elapsedMs, retryCount }: { elapsedMs: number; retryCount: number },
  random: () => number = Math.random,
): number | null {
  if (elapsedMs >= awayLimitMs) return null
  const delayMs = delaysMs[retryCount] ?? (elapsedMs < soonMs ? soonDelayMs : laterDelayMs)
  return Math.round(delayMs * (0.75 + random() / 2))
}
