import path from 'node:path'
import type { Findings } from './tally.ts'

/** The part of vitest's JSON report that we read. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

/** Counts a run. Nothing that went wrong may look like success: files that did not load and errors outside of tests fail too. */
export function readVitestReport(report: VitestReport, code: number): Findings {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const named = (status: string, word: string): string[] =>
    tests.filter((test) => test.status === status).map((test) => `${word}: ${test.fullName}`)
  // A file that does not even load has no tests to count, yet it is a failure.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const notes = [
    ...named('failed', 'failed'),
    ...broken.map(
      (file) => `failed: ${path.basename(file.name)} did not load: ${file.message.split('\n')[0]}`,
    ),
    ...named('pending', 'skipped'),
    ...named('skipped', 'skipped'),
    ...named('todo', 'skipped'),
  ]
  let failed = report.numFailedTests + broken.length
  if (code !== 0 && failed === 0) {
    failed = 1
    notes.push(
      'failed: vitest ended with an error outside the tests, or coverage is below its threshold (see above)',
    )
  }
  return {
    passed: report.numPassedTests,
    failed,
    skipped: report.numPendingTests + report.numTodoTests,
    notes,
  }
}
