import { rm } from 'node:fs/promises'
import path from 'node:path'
import { openStudio } from './electron.ts'
import { lockHolder } from './lock.ts'
import { removePostgresData } from './postgres.ts'
import { readStartOptions, type StartOptions } from './start-options.ts'
import { startStack, type Stack } from './stack.ts'
import { addressTable } from './table.ts'
import { whenTold } from './when-told.ts'

/** Starts everything, says where it is, and ends it all at the first signal. Returns when it is ready. */
export async function runProduct({
  args,
  nodeArgs,
}: {
  args: string[]
  nodeArgs?: string[]
}): Promise<Stack> {
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
    const options = readStartOptions(args)
    if (options.fresh) await forget(options.dataDir)
    stack = await startStack({ ...options, ...(nodeArgs && { nodeArgs }), seed: true, say })
    await announce(stack, options)
    return stack
  } catch (error) {
    if (isEnding) process.exit(0)
    say(`\n${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}

async function announce(stack: Stack, options: StartOptions): Promise<void> {
  const { addresses } = stack
  let window: string | undefined
  if (options.studio && !options.json) {
    const opened = await openStudio(addresses, path.join(stack.dataDir, 'logs/studio.log'))
    window = 'reason' in opened ? `open it in a browser: ${opened.reason}` : 'its window is open'
  }
  console.error(addressTable(stack, window))
  if (options.json) {
    const { site, api, studio, mail, admin, livekit, s3 } = addresses
    const line = { ready: true, site, api, studio, mail, admin, livekit, s3 }
    console.log(JSON.stringify(line, (_, value: unknown) => value ?? null))
  }
}

async function forget(dataDir: string): Promise<void> {
  const holder = await lockHolder(path.join(dataDir, 'lock'))
  if (holder !== undefined) throw new Error(`Stagedoor (process ${holder}) runs on ${dataDir}. End it first.`)
  console.error(`▸ Forgetting ${dataDir}`)
  await removePostgresData(path.join(dataDir, 'postgres'))
  await rm(dataDir, { recursive: true, force: true })
}
