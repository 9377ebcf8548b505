import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { handOverStack } from '../connect-stack.ts'
import { startStack, type Stack } from '../stack.ts'
import { findChromium } from '../toolchain/chromium.ts'
import { isFound } from '../toolchain/found.ts'
import { runCommand } from './command.ts'
import { readPlaywrightReport, type PlaywrightReport } from './playwright-report.ts'
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
    return readPlaywrightReport(JSON.parse(await readFile(report, 'utf8')) as PlaywrightReport, code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
