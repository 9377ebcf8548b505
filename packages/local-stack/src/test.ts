import { runChecks } from './suite/checks.ts'
import { countsLine, tally, type Tally } from './suite/tally.ts'
import { runUnits } from './suite/units.ts'

// `npm test` runs everything; `npm test -- unit join` one part, with filters for it.
const parts = {
  check: () => runChecks(),
  unit: (filters: string[]) => runUnits(filters),
}

const [wanted, ...filters] = process.argv.slice(2)
if (wanted !== undefined && !Object.hasOwn(parts, wanted)) {
  console.error(`There is no part “${wanted}”. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

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
  process.exitCode = total.failed > 0 ? 1 : 0
}
