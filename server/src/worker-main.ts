import { readConfig } from './config.ts'
import { createContext } from './create-context.ts'
import { runUntilStopped } from './lib/process.ts'
import { startWorker } from './worker.ts'

const context = await createContext(readConfig())
const worker = await startWorker(context)
context.log.info('working')

runUntilStopped(context.log, 10_000, async () => {
  context.stop()
  await worker.close()
  await context.close()
})
