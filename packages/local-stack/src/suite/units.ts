import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runCommand } from './command.ts'
import type { Findings } from './tally.ts'

/** Every vitest project in one run, server tests on real Postgres included. Line coverage is printed at its end. */
export async function runUnits(filters: string[]): Promise<Findings> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-units-'))
  try {
    const report = path.join(folder, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    // A filtered run covers only what it touches, so its figure would say nothing.
    const coverage = filters.length === 0 ? ['--coverage'] : []
    const args = ['exec', 'vitest', 'run', '--passWithNoTests', ...reporters, ...coverage, ...filters]
    const code = await runCommand('pnpm', args)
    return readReport(JSON.parse(await readFile(report, 'utf8')) as VitestReport, code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type VitestReport = {
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

function readReport(report: VitestReport, code: number): Findings {
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
