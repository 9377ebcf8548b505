import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import path from 'node:path'

/** Where built and fetched programs are kept between runs and shared by all checkouts. */
export function cacheFolder(...parts: string[]): string {
  return path.join(cacheRoot(), 'stagedoor', ...parts)
}

/**
 * Makes a file or folder once. It is made under a scratch name and published by a rename, so two copies at once
 * cannot see each other's half; the one that comes second throws its own away.
 */
export async function makeOnce(target: string, make: (scratch: string) => Promise<void>): Promise<string> {
  if (existsSync(target)) return target
  const scratch = `${target}.${process.pid}-${randomBytes(4).toString('hex')}`
  await mkdir(path.dirname(target), { recursive: true })
  try {
    await make(scratch)
    await rename(scratch, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error
    })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return target
}

function cacheRoot(): string {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA
  return path.join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache')
}
