import { runProduct } from './run-product.ts'

// `npm start`: the whole product on this machine, until Ctrl-C.
await runProduct({ args: process.argv.slice(2) })
