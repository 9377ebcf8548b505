import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { repo } from '../repo.ts'
import { runCommand } from './command.ts'
import type { Findings } from './tally.ts'
import { readVitestReport, type VitestReport } from './vitest-report.ts'

/** Every vitest project in one run, server tests on real Postgres included. Line coverage is printed at its end. */
export async function runUnits(filters: string[]): Promise<Findings> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-units-'))
  try {
    const report = path.join(folder, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    // A filtered run covers only what it touches, so its figure would say nothing.
    const coverage = filters.length === 0 ? ['--coverage'] : []
    const args = ['exec', 'vitest', 'run', ...reporters, ...coverage, ...filters]
    const code = await runCommand('pnpm', args)
    if (coverage.length > 0) await printCoverage()
    return readVitestReport(JSON.parse(await readFile(report, 'utf8')) as VitestReport, code)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Lines covered, per workspace: the one figure we promise. */
async function printCoverage(): Promise<void> {
  const file = path.join(repo, 'coverage/coverage-summary.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return console.log('\n   Lines covered: not measured, because vitest ended early')
  const summary = JSON.parse(text) as Record<string, { lines: { total: number; covered: number } }>
  const byWorkspace = new Map<string, { total: number; covered: number }>()
  for (const [name, { lines }] of Object.entries(summary)) {
    const workspace =
      name === 'total' ? 'together' : (path.relative(repo, name).match(/^(packages\/)?[^/]+/)?.[0] ?? name)
    const sum = byWorkspace.get(workspace) ?? { total: 0, covered: 0 }
    byWorkspace.set(workspace, { total: sum.total + lines.total, covered: sum.covered + lines.covered })
  }
  console.log('\n   Lines covered')
  for (const [workspace, { total, covered }] of byWorkspace) {
    if (total > 0)
      console.log(
        `   ${workspace.padEnd(26)} ${((100 * covered) / total).toFixed(1).padStart(5)} % of ${total}`,
      )
  }
}
