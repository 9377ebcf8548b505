import { readFile, rm } from 'node:fs/promises'
import type { SafeStorage } from 'electron'
import { writeFileWhole } from './write-file-whole.ts'

export type SessionStore = {
  token(): string | undefined
  /** False where the token would lie on disk readable: then it lives in memory only. */
  readonly isKept: boolean
  keep(token: string): Promise<void>
  forget(): Promise<void>
}

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

/** The session's bearer token: in memory, and encrypted by the system's own secret store in `file`. */
export async function openSessionStore(
  storage: Storage,
  file: string,
  platform: NodeJS.Platform,
): Promise<SessionStore> {
  const isKept = await isStorageReal(storage, platform)
  let token = isKept ? await readToken(storage, file) : undefined

  return {
    token: () => token,
    isKept,
    keep: async (fresh) => {
      token = fresh
      if (isKept) await writeFileWhole(file, await storage.encryptStringAsync(fresh))
    },
    forget: async () => {
      token = undefined
      await rm(file, { force: true })
    },
  }
}

/** Without a keyring Linux encrypts with a password that is in Chromium's source: no protection at all. */
async function isStorageReal(storage: Storage, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await storage.isAsyncEncryptionAvailable())) return false
  return platform !== 'linux' || storage.getSelectedStorageBackend() !== 'basic_text'
}

async function readToken(storage: Storage, file: string): Promise<string | undefined> {
  const encrypted = await readFile(file).catch(() => undefined)
  if (!encrypted) return undefined
  try {
    const { result, shouldReEncrypt } = await storage.decryptStringAsync(encrypted)
    if (shouldReEncrypt) await writeFileWhole(file, await storage.encryptStringAsync(result))
    return result
  } catch {
    // Another user's key or a damaged file: signing in again is all that is lost.
    return undefined
  }
}
