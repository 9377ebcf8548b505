import { run } from './bootstrap.mjs'

// `node packages/local-stack/bin/run.mjs packages/bench/src/bench.ts --json`
const [program, ...args] = process.argv.slice(2)
await run(program, args)
