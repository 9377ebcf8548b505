import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAlive } from './signal-group.ts'
import { startStack, type Stack } from './stack.ts'
import { waitUntil } from './wait-until.ts'

// The whole product, once: real parts, the real server, the built site.
let stack: Stack
let dataDir: string
const said: string[] = []
const say = (line: string): void => void said.push(line)

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'stagedoor-stack-'))
  stack = await startStack({ dataDir, studio: false, say })
}, 600_000)
afterAll(async () => {
  await stack.stop()
  await rm(dataDir, { recursive: true, force: true })
}, 60_000)

const isReady = async (): Promise<boolean> => (await fetch(`${stack.addresses.api}/ready`)).ok

it('answers at every address it names', async () => {
  const { site, mail, studio, livekit, s3 } = stack.addresses
  expect(await isReady()).toBe(true)
  expect((await fetch(site)).headers.get('content-type')).toMatch(/^text\/html/)
  expect((await fetch(`${mail}/api/messages`)).status).toBe(200)
  expect(studio).toBeUndefined()
  if (livekit) expect(await (await fetch(livekit.replace('ws:', 'http:'))).text()).toBe('OK')
  if (s3) expect((await fetch(`${s3}/health`)).status).toBe(200)
})

it('leaves out the keys of a part this machine cannot have, as a whole group', () => {
  const { serverEnv, addresses } = stack
  expect(Boolean(serverEnv['LIVEKIT_API_SECRET'])).toBe(addresses.livekit !== undefined)
  expect(Boolean(serverEnv['S3_SECRET_ACCESS_KEY'])).toBe(addresses.s3 !== undefined)
})

it('brings back a server and a worker that were killed', { timeout: 30_000 }, async () => {
  for (const name of ['server', 'worker'] as const) {
    const before = stack.parts[name]?.pid ?? 0
    process.kill(before, 'SIGKILL')
    await waitUntil(`another ${name}`, () => ![before, undefined].includes(stack.parts[name]?.pid))
  }
  await waitUntil('the site to answer', isReady)
})

it('refuses a data folder that is in use, and says by whom', async () => {
  await expect(startStack({ dataDir, studio: false, say })).rejects.toThrow(
    `Another Stagedoor (process ${process.pid}) runs on ${dataDir}`,
  )
})

it('keeps its data through a second start and leaves nothing behind', { timeout: 60_000 }, async () => {
  const pids = Object.values(stack.parts).map((part) => part.pid ?? 0)
  const { serverEnv } = stack
  await stack.stop()
  expect(pids.filter(isAlive)).toEqual([])
  await expect(isReady()).rejects.toThrow()
  expect(existsSync(path.join(dataDir, 'lock'))).toBe(false)

  stack = await startStack({ dataDir, studio: false, say })
  expect(await isReady()).toBe(true)
  expect(stack.serverEnv['AUTH_SECRET']).toBe(serverEnv['AUTH_SECRET'])
})
