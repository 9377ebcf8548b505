import { watchAndBuild } from './build-watch.ts'
import { runProduct } from './run-product.ts'

// `pnpm dev`: the same, but server and worker start again when a file of theirs changes, and site and studio are
// built again when one of theirs does. The server has the site's built handler loaded, so it starts again with it.
const nodeArgs = ['--watch', '--watch-preserve-output']
const stack = await runProduct({ args: process.argv.slice(2), nodeArgs })
watchAndBuild(console.error, () => stack.parts.server?.restart())
