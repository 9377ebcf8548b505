import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { handOverStack } from '../connect-stack.ts'
import { startStack, type Stack } from '../stack.ts'
import { findChromium } from '../toolchain/chromium.ts'
import { isFound } from '../toolchain/found.ts'
import { runCommand } from './command.ts'
import type { Findings } from './tally.ts'

/** Every Playwright journey in real Chromium against a stack of its own, on free ports and throw-away data. */
export async function runJourneys(filters: string[], onStack: (stack: Stack) => void): Promise<Findings> {
  const chromium = await findChromium(console.log)
  if (!isFound(chromium)) return { skipped: 1, notes: [`skipped: every journey. ${chromium.missing}`] }
  await using stack = await startStack({ say: console.log })
  onStack(stack)
  const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-journeys-'))
  try {
    const report = path.join(folder, 'report.json')
    const code = await runCommand(
      'pnpm',
      ['--filter', '@stagedoor/e2e', 'exec', 'playwright', 'test', '--reporter=list,json', ...filters],
      { ...handOverStack(stack), CHROMIUM_PATH: chromium.path, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    )
    return readReport(JSON.parse(await readFile(report, 'utf8')) as PlaywrightReport, code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Suite = { suites?: Suite[]; specs?: Spec[] }
type Spec = {
  title: string
  tests: { status: Status; annotations: { type: string; description?: string }[] }[]
}
type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped'
type PlaywrightReport = { suites: Suite[]; errors: { message?: string }[] }

function readReport(report: PlaywrightReport, code: number): Findings {
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
