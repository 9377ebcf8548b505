/** What one part of the suite found. Notes are printed above the last line: why something failed or was skipped. */
export type Tally = {
  part: string
  passed: number
  failed: number
  skipped: number
  notes: string[]
  seconds: number
}

export type Findings = Partial<Omit<Tally, 'part' | 'seconds'>>

/** Runs one part and times it. A part that throws is one failure, never a lost one. */
export async function tally(part: string, run: () => Promise<Findings>): Promise<Tally> {
  console.log(`\n━━ ${part}`)
  const started = performance.now()
  const findings = await run().catch((error: unknown): Findings => {
    console.error(error)
    return { failed: 1, notes: [`failed: ${error instanceof Error ? error.message : String(error)}`] }
  })
  const seconds = Math.round((performance.now() - started) / 1000)
  const result = { part, passed: 0, failed: 0, skipped: 0, notes: [], ...findings, seconds }
  console.log(`   ${part}: ${countsLine(result)} in ${seconds} s`)
  return result
}

/** `12 passed, 0 failed`, and `, 1 skipped` only when something was. */
export function countsLine(counts: { passed: number; failed: number; skipped: number }): string {
  const line = `${counts.passed} passed, ${counts.failed} failed`
  return counts.skipped > 0 ? `${line}, ${counts.skipped} skipped` : line
}
