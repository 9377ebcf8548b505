import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSessionStore } from './session-store.ts'

type Backend = 'basic_text' | 'gnome_libsecret'

/** The promises of Electron's safeStorage that we build on: what is encrypted reads back, and never lies there in the clear. */
function fakeSafeStorage({ backend = 'gnome_libsecret' as Backend, shouldReEncrypt = false } = {}) {
  const flip = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a))
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: (text: string) =>
      Promise.resolve(Buffer.concat([Buffer.from('v1'), flip(Buffer.from(text))])),
    decryptStringAsync: (bytes: Buffer) =>
      bytes.subarray(0, 2).toString() === 'v1'
        ? Promise.resolve({ result: flip(bytes.subarray(2)).toString(), shouldReEncrypt })
        : Promise.reject(new Error('not ours')),
  }
}

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'studio-session-'))
  file = path.join(folder, 'session')
})
afterEach(() => rm(folder, { recursive: true }))

describe('openSessionStore', () => {
  it('finds the token again after a restart, and not in the clear', async () => {
    const store = await openSessionStore(fakeSafeStorage(), file, 'linux')
    await store.keep('token-1')
    expect((await readFile(file)).includes('token-1')).toBe(false)
    expect((await stat(file)).mode & 0o077).toBe(0)
    const later = await openSessionStore(fakeSafeStorage(), file, 'linux')
    expect(later.token()).toBe('token-1')
  })

  it('keeps the token in memory only where Linux has no keyring', async () => {
    const store = await openSessionStore(fakeSafeStorage({ backend: 'basic_text' }), file, 'linux')
    await store.keep('token-1')
    expect(store).toMatchObject({ isKept: false })
    expect(store.token()).toBe('token-1')
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })

  it('forgets in memory and on disk', async () => {
    const store = await openSessionStore(fakeSafeStorage(), file, 'darwin')
    await store.keep('token-1')
    await store.forget()
    expect(store.token()).toBeUndefined()
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })

  it('starts signed out when the file is damaged', async () => {
    await writeFile(file, 'garbage')
    const store = await openSessionStore(fakeSafeStorage(), file, 'win32')
    expect(store.token()).toBeUndefined()
  })

  it('encrypts again when the system has a newer key', async () => {
    await (await openSessionStore(fakeSafeStorage(), file, 'darwin')).keep('token-1')
    const before = (await stat(file)).ino
    await openSessionStore(fakeSafeStorage({ shouldReEncrypt: true }), file, 'darwin')
    expect((await stat(file)).ino).not.toBe(before)
  })
})
