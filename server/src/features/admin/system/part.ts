import { systemCheckWords } from '@stagedoor/words/system-check'

/** One part of the system as it was just measured. */
export type Part = {
  name: string
  state: 'good' | 'soon' | 'failing'
  /** The measured value, in a few words. */
  value: string
  /** What it should be. */
  limit: string
  /** When the newest evidence is from; undefined means measured now. */
  seenAt?: Date | undefined
  /** What is lost and what to do; `backticks` around what is typed as it stands. */
  remedy?: { what: string; why?: string; steps: string[] } | undefined
}

/** Runs a measurement; a part that does not answer is a finding, not an error of the page. */
export async function measured(
  part: { name: string; limit: string; remedy: (reason: string) => NonNullable<Part['remedy']> },
  measure: () => Promise<Omit<Part, 'name' | 'limit'>>,
): Promise<Part> {
  const { name, limit } = part
  try {
    return { name, limit, ...(await withinSeconds(4, measure())) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { name, limit, state: 'failing', value: systemCheckWords().noAnswer, remedy: part.remedy(reason) }
  }
}

/** How long a call takes, in milliseconds. */
export async function timed(call: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await call()
  return performance.now() - startedAt
}

async function withinSeconds<T>(seconds: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const reason = systemCheckWords().noAnswerWithin(seconds)
  const timer = setTimeout(() => late.reject(new Error(reason)), seconds * 1_000)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
