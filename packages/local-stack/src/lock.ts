import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, processStat } from './signal-group.ts'

export type Lock = { release: () => Promise<void> }

/**
 * Takes a lock file in the name of this process, or answers undefined when another living process holds it.
 * A holder that died, or whose number now belongs to a different process, holds nothing.
 */
export async function tryLock(file: string): Promise<Lock | undefined> {
  await mkdir(path.dirname(file), { recursive: true })
  // The file appears with its content, by a link: nobody may ever read a lock whose holder is not written yet.
  const mine = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  await writeFile(mine, `${process.pid} ${startTime(process.pid)}`)
  try {
    return await tryToLink(mine, file)
  } finally {
    await rm(mine, { force: true })
  }
}

async function tryToLink(mine: string, file: string): Promise<Lock | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const taken = await link(mine, file).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
    if (taken) return { release: () => rm(file, { force: true }) }
    const holder = await readFile(file, 'utf8').catch(() => undefined)
    if (holder === undefined) continue
    if (holds(holder)) return undefined
    // Moving it away is atomic: of several that find the same dead holder only one succeeds.
    const dead = `${mine}.dead`
    await rename(file, dead).catch(() => {})
    await rm(dead, { force: true })
  }
  return undefined
}

/** Does some work while holding a lock, waiting for it as long as another process has it. */
export async function withLock<T>(file: string, work: () => Promise<T>, onWait: () => void): Promise<T> {
  let lock = await tryLock(file)
  if (!lock) onWait()
  while (!lock) {
    await sleep(300)
    lock = await tryLock(file)
  }
  try {
    return await work()
  } finally {
    await lock.release()
  }
}

/** The process number in a lock file that is held, for messages. */
export async function lockHolder(file: string): Promise<number | undefined> {
  const holder = await readFile(file, 'utf8').catch(() => '')
  return holds(holder) ? Number(holder.split(' ')[0]) : undefined
}

function holds(holder: string): boolean {
  const [pid, started] = holder.split(' ')
  return isAlive(Number(pid)) && startTime(Number(pid)) === started
}

/** Clock ticks from boot to the start of a process, where the system tells; it sets apart processes of one number. */
function startTime(pid: number): string {
  return processStat(pid)?.[19] ?? ''
}
