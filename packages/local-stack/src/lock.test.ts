import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { waitUntil } from './wait-until.ts'
import { lockHolder, tryLock, withLock } from './lock.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-lock-'))
  file = path.join(folder, 'lock')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('is held by one at a time', async () => {
  const locks = await Promise.all([tryLock(file), tryLock(file), tryLock(file)])
  expect(locks.filter(Boolean)).toHaveLength(1)
  expect(await lockHolder(file)).toBe(process.pid)
  await locks.find(Boolean)?.release()
  expect(await lockHolder(file)).toBeUndefined()
  expect(await tryLock(file)).toBeDefined()
})

it('falls to the next when its holder died or its number belongs to another process', async () => {
  await writeFile(file, '4194000 123') // above the usual pid_max
  expect(await tryLock(file)).toBeDefined()
  await writeFile(file, `${process.pid} 1`) // our number, but another start
  expect(await tryLock(file)).toBeDefined()
  expect(await readFile(file, 'utf8')).toMatch(new RegExp(`^${process.pid} \\d{2,}$`))
})

it('lets work that needs it wait its turn', async () => {
  const order: string[] = []
  const holder = await tryLock(file)
  const waiting = withLock(
    file,
    () => Promise.resolve(order.push('works')),
    () => order.push('waits'),
  )
  await waitUntil('the second to wait', () => order.includes('waits'))
  order.push('released')
  await holder?.release()
  await waiting
  expect(order).toEqual(['waits', 'released', 'works'])
})
