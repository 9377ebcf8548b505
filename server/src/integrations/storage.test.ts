import { text } from 'node:stream/consumers'
import { startStorageAlone } from '@stagedoor/local-stack/alone'
import { afterAll, describe, expect, it } from 'vitest'
import { parseConfig } from '#config.ts'
import { createStorage, type Storage } from './storage.ts'

const alone = await startStorageAlone(() => undefined)
const missing = 'missing' in alone ? alone.missing : undefined
const environment = 'missing' in alone ? {} : alone.env
afterAll(async () => {
  if (!('missing' in alone)) await alone.stop()
})

function open(env: Record<string, string> = environment): Storage {
  const { storage } = parseConfig({
    PUBLIC_URL: 'http://127.0.0.1:4300',
    DATABASE_URL: 'postgres://127.0.0.1/x',
    AUTH_SECRET: 'x'.repeat(32),
    ...env,
  })
  if (!storage) throw new Error('Storage is not configured')
  return createStorage(storage)
}

describe.skipIf(missing)(`real storage${missing ? ` (${missing})` : ''}`, () => {
  it('keeps, shows, lists and forgets objects', async () => {
    const storage = open()
    await storage.check()
    for (const name of ['b', 'a', 'c'])
      await storage.put(`list/${name}.txt`, Buffer.from(`object ${name}`), { contentType: 'text/plain' })
    expect(await storage.list('list/')).toEqual(
      ['a', 'b', 'c'].map((name) => ({ key: `list/${name}.txt`, bytes: 8 })),
    )
    expect(await storage.head('list/a.txt')).toMatchObject({ bytes: 8, contentType: 'text/plain' })
    const whole = await storage.get('list/a.txt')
    expect(whole && (await text(whole.body))).toBe('object a')
    const part = await storage.get('list/a.txt', { from: 2, to: 4 })
    expect(part).toMatchObject({ bytes: 3 })
    expect(part && (await text(part.body))).toBe('jec')
    await storage.delete('list/a.txt')
    await storage.delete('list/a.txt')
    expect(await storage.get('list/a.txt')).toBeUndefined()
    expect(await storage.head('list/a.txt')).toBeUndefined()
  })

  it('lets a browser put exactly what was promised, for as long as was said', async () => {
    const storage = open()
    const url = await storage.presignPut('up/one', {
      contentType: 'image/png',
      bytes: 4,
      expiresInSeconds: 60,
    })
    const put = async (body: string, type: string) =>
      (await fetch(url, { method: 'PUT', body, headers: { 'content-type': type } })).status
    expect(await put('12345', 'image/png')).toBe(403)
    expect(await put('1234', 'text/html')).toBe(403)
    expect(await put('1234', 'image/png')).toBe(200)
    expect(await storage.head('up/one')).toMatchObject({ bytes: 4, contentType: 'image/png' })
    const elsewhere = url.replace('up/one', 'up/two')
    expect((await fetch(elsewhere, { method: 'PUT', body: '1234' })).status).toBe(403)
  })

  it('shares an object for a while, under a name of its own', async () => {
    const storage = open()
    await storage.put('shared', Buffer.from('stems'), { contentType: 'audio/wav' })
    const url = await storage.presignGet('shared', { expiresInSeconds: 60, fileName: 'Näight 14.wav' })
    const response = await fetch(url)
    expect(await response.text()).toBe('stems')
    expect(response.headers.get('content-disposition')).toContain('N%C3%A4ight%2014.wav')
  })

  it('says whether trying again makes sense', async () => {
    const stranger = open({ ...environment, S3_SECRET_ACCESS_KEY: 'not-the-secret' })
    await expect(stranger.check()).rejects.toMatchObject({ vendor: 'storage', retryable: false })
    const nobody = open({ ...environment, S3_ENDPOINT: 'http://127.0.0.1:9' })
    await expect(nobody.check()).rejects.toMatchObject({ vendor: 'storage', retryable: true })
  })
})
