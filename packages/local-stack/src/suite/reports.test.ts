import { describe, expect, it } from 'vitest'
import { readPlaywrightReport, type PlaywrightReport } from './playwright-report.ts'
import { readVitestReport, type VitestReport } from './vitest-report.ts'

describe('the report of vitest', () => {
  const file = (
    name: string,
    status: string,
    tests: [string, string][] = [],
  ): VitestReport['testResults'][number] => ({
    name: `/repo/src/${name}`,
    status,
    message: status === 'failed' ? 'Cannot find module x\n    at …' : '',
    assertionResults: tests.map(([fullName, outcome]) => ({ fullName, status: outcome })),
  })
  const report = (...testResults: VitestReport['testResults']): VitestReport => {
    const tests = testResults.flatMap((result) => result.assertionResults)
    const count = (status: string): number => tests.filter((test) => test.status === status).length
    return {
      numPassedTests: count('passed'),
      numFailedTests: count('failed'),
      numPendingTests: count('pending'),
      numTodoTests: count('todo'),
      testResults,
    }
  }

  it('counts what passed, failed and was skipped, and names the last two', () => {
    const one = file('a.test.ts', 'failed', [
      ['adds', 'passed'],
      ['takes away', 'failed'],
      ['divides', 'pending'],
    ])
    expect(readVitestReport(report(one), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      notes: ['failed: takes away', 'skipped: divides'],
    })
  })

  it('counts a file that does not load as a failure', () => {
    const good = file('a.test.ts', 'passed', [['adds', 'passed']])
    expect(readVitestReport(report(good, file('b.test.ts', 'failed')), 1)).toMatchObject({
      passed: 1,
      failed: 1,
      notes: ['failed: b.test.ts did not load: Cannot find module x'],
    })
  })

  it('does not believe in success when vitest ended with an error', () => {
    const good = file('a.test.ts', 'passed', [['adds', 'passed']])
    expect(readVitestReport(report(good), 1)).toMatchObject({ passed: 1, failed: 1 })
    expect(readVitestReport(report(good), 0)).toMatchObject({ passed: 1, failed: 0, notes: [] })
  })
})

describe('the report of Playwright', () => {
  const spec = (
    title: string,
    status: 'expected' | 'unexpected' | 'flaky' | 'skipped',
    annotations: { type: string; description?: string }[] = [],
  ) => ({ title, tests: [{ status, annotations }] })
  const report = (
    suites: PlaywrightReport['suites'],
    errors: PlaywrightReport['errors'] = [],
  ): PlaywrightReport => ({
    suites,
    errors,
  })

  it('counts nested suites, with the reasons of what was skipped', () => {
    const nested = { specs: [spec('buys', 'expected')], suites: [{ specs: [spec('watches', 'unexpected')] }] }
    const skipped = { specs: [spec('opens', 'skipped', [{ type: 'skip', description: 'no Electron here' }])] }
    expect(readPlaywrightReport(report([nested, skipped]), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      notes: ['failed: watches', 'skipped: opens (no Electron here)'],
    })
  })

  it('says which test needed a second try', () => {
    expect(readPlaywrightReport(report([{ specs: [spec('chats', 'flaky')] }]), 0)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 0,
      notes: ['passed only at a second try: chats'],
    })
  })

  it('counts errors outside of tests, and an exit that nothing explains', () => {
    const good = [{ specs: [spec('buys', 'expected')] }]
    expect(readPlaywrightReport(report(good, [{ message: 'setup broke\nat …' }]), 1)).toMatchObject({
      failed: 1,
      notes: ['failed: setup broke'],
    })
    expect(readPlaywrightReport(report(good), 1)).toMatchObject({ passed: 1, failed: 1 })
  })
})
