import type { Stack } from './stack.ts'
import { runBuilds } from './suite/builds.ts'
import { runChecks } from './suite/checks.ts'
import { runJourneys } from './suite/journeys.ts'
import { prepareTools } from './suite/prepare.ts'
import { countsLine, tally, type Findings, type Tally } from './suite/tally.ts'
import { runUnits } from './suite/units.ts'
import { whenTold } from './when-told.ts'

// `npm test` runs everything; `npm test -- unit join` one part, with filters for it.
const parts: Record<string, (filters: string[]) => Promise<Findings>> = {
  check: runChecks,
  build: runBuilds,
  unit: runUnits,
  e2e: (filters) => runJourneys(filters, (started) => (stack = started)),
}
let stack: Stack | undefined

whenTold(() => {
  const stopped = stack?.stop() ?? Promise.resolve()
  void stopped.finally(() => process.exit(130))
})

const [wanted, ...filters] = process.argv.slice(2).filter((arg) => arg !== '--')
if (wanted !== undefined && !Object.hasOwn(parts, wanted)) {
  console.error(`There is no part “${wanted}”. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

if (wanted !== 'check') await prepareTools()
const tallies: Tally[] = []
for (const [name, run] of Object.entries(parts)) {
  if (wanted === undefined || wanted === name) tallies.push(await tally(name, () => run(filters)))
}
report(tallies)

function report(results: Tally[]): void {
  const total = { passed: 0, failed: 0, skipped: 0 }
  console.log('\n━━ Summary')
  for (const result of results) {
    console.log(`   ${result.part.padEnd(8)} ${countsLine(result)} (${result.seconds} s)`)
    for (const note of result.notes) console.log(`            ${note}`)
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += result[key]
  }
  console.log(`\n${countsLine(total)}`)
  process.exit(total.failed > 0 ? 1 : 0)
}
