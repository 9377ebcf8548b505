import { describeMachine, reasonNotToMeasure } from './machine.ts'
import { formatResult, type Result } from './result.ts'
import { withStack, type BenchStack } from './stack.ts'

// `pnpm bench`, `pnpm bench -- --json join page`: a line a figure on stdout, everything else on stderr.
type Bench = (stack: BenchStack, log: (line: string) => void) => AsyncGenerator<Result>

const benches: Record<string, () => Promise<Bench>> = {
  join: async () => (await import('./benches/join.ts')).join,
  page: async () => (await import('./benches/page.ts')).page,
  latency: async () => (await import('./benches/latency.ts')).latency,
}

const args = process.argv.slice(2).filter((arg) => arg !== '--')
const json = args.includes('--json')
const named = args.filter((arg) => arg !== '--json')
const unknown = named.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`There is no bench “${unknown.join(', ')}”. Benches: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
process.exitCode = await run(named.length > 0 ? named : Object.keys(benches))

async function run(names: string[]): Promise<number> {
  const reason = reasonNotToMeasure()
  if (reason) {
    console.error(`Nothing was measured: ${reason}.`)
    return 0
  }
  console.error(describeMachine())
  let missed = 0
  let broken = 0
  const needs = { studio: names.includes('latency'), seed: names.includes('page') }
  await withStack(needs, async (stack) => {
    for (const name of names) {
      const bench = await benches[name]?.()
      if (!bench) continue
      try {
        for await (const line of bench(stack, (text) => console.error(`  ${name}: ${text}`))) {
          console.log(formatResult(line, json))
          if (!line.ok) missed++
        }
      } catch (error) {
        console.error(`  ${name}: broke off`, error)
        broken++
      }
    }
  })
  if (missed > 0) console.error(`${missed} above the goal`)
  return missed + broken > 0 ? 1 : 0
}
