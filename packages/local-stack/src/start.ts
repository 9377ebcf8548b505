import { rm } from 'node:fs/promises'
import path from 'node:path'
import { openStudio } from './electron.ts'
import { lockHolder } from './lock.ts'
import { removePostgresData } from './postgres.ts'
import { readStartOptions, type StartOptions } from './start-options.ts'
import { startStack, type Stack } from './stack.ts'
import { addressTable } from './table.ts'
import { whenTold } from './when-told.ts'

// `npm start`: the whole product on this machine, until Ctrl-C.
const say = console.error
let stack: Stack | undefined
let isEnding = false

whenTold(() => {
  isEnding = true
  say('\n▸ Ending')
  // While it still starts there is nothing to end in order; every child dies with this process.
  if (!stack) process.exit(0)
  stack.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      say(error)
      process.exit(1)
    },
  )
})

try {
  const options = readStartOptions(process.argv.slice(2))
  if (options.fresh) await forget(options.dataDir)
  const started = await startStack({ ...options, seed: true, say })
  stack = started
  await announce(started, options)
} catch (error) {
  if (!isEnding) {
    say(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}

async function announce(running: Stack, options: StartOptions): Promise<void> {
  const { addresses } = running
  let window: string | undefined
  if (options.studio && !options.json) {
    const opened = await openStudio(addresses, path.join(running.dataDir, 'logs/studio.log'))
    window = 'reason' in opened ? `open it in a browser: ${opened.reason}` : 'its window is open'
  }
  say(addressTable(running, window))
  if (options.json) {
    const { site, api, studio, mail, admin, livekit, s3 } = addresses
    const line = { ready: true, site, api, studio, mail, admin, livekit, s3 }
    console.log(JSON.stringify(line, (_, value: unknown) => value ?? null))
  }
}

async function forget(dataDir: string): Promise<void> {
  const holder = await lockHolder(path.join(dataDir, 'lock'))
  if (holder !== undefined) throw new Error(`Stagedoor (process ${holder}) runs on ${dataDir}. End it first.`)
  say(`▸ Forgetting ${dataDir}`)
  await removePostgresData(path.join(dataDir, 'postgres'))
  await rm(dataDir, { recursive: true, force: true })
}
