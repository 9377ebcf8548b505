import { ensureBuilt, SITE, STUDIO } from '../build.ts'
import type { Findings } from './tally.ts'

/** Both front ends, built as they are shipped. Unchanged sources are not built twice. */
export async function runBuilds(): Promise<Findings> {
  const findings = { passed: 0, failed: 0, notes: [] as string[] }
  for (const build of [SITE, STUDIO]) {
    try {
      await ensureBuilt(build, console.log)
      findings.passed++
      console.log(`   ✓ build of ${build.workspace}`)
    } catch (error) {
      findings.failed++
      findings.notes.push(`failed: build of ${build.workspace}`)
      console.log(
        `   ✗ build of ${build.workspace}\n${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return findings
}
