import { readConfig } from '#config.ts'
import { createDb } from '#db/db.ts'
import { createStorage } from '#integrations/storage.ts'
import { seedDemo } from './seed-demo.ts'

/**
 * `node server/src/seed/main.ts`: the demo. Safe to run at every start: what is there stays, and what comes is moved
 * so that it is still to come. Sign in as maren@, jonas@ or admin@example.test; the codes are in the inbox.
 */
const startedAt = performance.now()
const config = readConfig()
const { db, close } = createDb(config.database.url, 2)
const leftOut = await seedDemo(db, {
  storage: config.storage && createStorage(config.storage),
  ffmpegPath: config.ffmpegPath,
})
await close()
const note = leftOut ? ` (without replays: ${leftOut})` : ''
process.stderr.write(`The demo is in place after ${Math.round(performance.now() - startedAt)} ms${note}\n`)
