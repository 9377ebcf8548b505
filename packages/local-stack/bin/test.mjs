import { run } from './bootstrap.mjs'

await run('packages/local-stack/src/test.ts', process.argv.slice(2))
