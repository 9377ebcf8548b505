import { run } from './bootstrap.mjs'

await run('packages/local-stack/src/start.ts', process.argv.slice(2))
