import { watchAndBuild } from './build-watch.ts'
import { runProduct } from './run-product.ts'

// `pnpm dev`: the same, but server and worker start again when a file of theirs changes, and site and studio are
// built again when one of theirs does. The site's built handler is a module of the server, so it comes along.
await runProduct({ args: process.argv.slice(2), nodeArgs: ['--watch', '--watch-preserve-output'] })
watchAndBuild(console.error)
