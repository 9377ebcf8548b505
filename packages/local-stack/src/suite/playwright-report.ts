import type { Findings } from './tally.ts'

type Suite = { suites?: Suite[]; specs?: Spec[] }
type Spec = {
  title: string
  tests: { status: Status; annotations: { type: string; description?: string }[] }[]
}
type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped'
/** The part of Playwright's JSON report that we read. */
export type PlaywrightReport = { suites: Suite[]; errors: { message?: string }[] }

/** Counts a run; a test that passed only at a second try is said so. */
export function readPlaywrightReport(report: PlaywrightReport, code: number): Findings {
  const tests = report.suites
    .flatMap(specsOf)
    .flatMap((spec) => spec.tests.map((test) => ({ ...test, title: spec.title })))
  const count = (...statuses: Status[]): number =>
    tests.filter((test) => statuses.includes(test.status)).length
  const notes = tests.flatMap(({ status, title, annotations }) => {
    if (status === 'unexpected') return [`failed: ${title}`]
    if (status === 'flaky') return [`passed only at a second try: ${title}`]
    if (status === 'skipped')
      return [
        `skipped: ${title} (${annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'})`,
      ]
    return []
  })
  notes.push(
    ...report.errors.map((error) => `failed: ${error.message?.split('\n')[0] ?? 'Playwright itself'}`),
  )
  let failed = count('unexpected') + report.errors.length
  if (code !== 0 && failed === 0) {
    failed = 1
    notes.push(`failed: Playwright ended with ${code} though no test failed`)
  }
  return { passed: count('expected', 'flaky'), failed, skipped: count('skipped'), notes }
}

function specsOf(suite: Suite): Spec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}
