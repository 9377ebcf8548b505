import { afterEach, expect, it } from 'vitest'
import { startChild } from './child.ts'
import { isAlive } from './signal-group.ts'
import { supervise, type Part } from './supervise.ts'
import { waitUntil } from './wait-until.ts'

const launchSleep = () => startChild({ name: 'sleeper', command: 'sleep', args: ['300'] })
let part: Part
afterEach(() => part.stop())

it('starts a part again that was killed from outside', async () => {
  const said: string[] = []
  part = await supervise('sleeper', launchSleep, (line) => said.push(line))
  const first = part.pid ?? 0
  process.kill(first, 'SIGKILL')
  const second = await waitUntil('another process', () => part.pid !== first && part.pid)
  expect(isAlive(second)).toBe(true)
  expect(said).toEqual(['▸ sleeper ended unasked; starting it again'])
})

it('leaves a part down that was killed or stopped on purpose, until it is started', async () => {
  part = await supervise('sleeper', launchSleep, () => {})
  const first = part.pid ?? 0
  await part.kill()
  expect(part.pid).toBeUndefined()
  expect(isAlive(first)).toBe(false)
  await part.start()
  await part.restart()
  expect(isAlive(part.pid ?? 0)).toBe(true)
  await part.stop()
  expect(part.pid).toBeUndefined()
})

it('keeps trying when a part cannot start again at once', async () => {
  let launches = 0
  const launch = async () => {
    if (++launches === 2) throw new Error('the port is still taken')
    return launchSleep()
  }
  const said: string[] = []
  part = await supervise('sleeper', launch, (line) => said.push(line))
  const first = part.pid ?? 0
  process.kill(first, 'SIGKILL')
  await waitUntil('the third launch', () => part.pid !== undefined && part.pid !== first)
  expect(said).toContain('  the port is still taken')
})

it('leaves nothing of a part that was just being started again when it is stopped', async () => {
  const pids: number[] = []
  let slowly = false
  part = await supervise(
    'sleeper',
    async () => {
      const child = await launchSleep()
      pids.push(child.pid)
      if (slowly) await new Promise((resolve) => setTimeout(resolve, 200))
      return child
    },
    () => {},
  )
  slowly = true
  process.kill(part.pid ?? 0, 'SIGKILL')
  await waitUntil('the second launch', () => pids.length === 2)
  await part.stop()
  expect(pids.filter(isAlive)).toEqual([])
  expect(part.pid).toBeUndefined()
})

it('starts a part once, though it is asked twice', async () => {
  let launches = 0
  part = await supervise(
    'sleeper',
    () => {
      launches++
      return launchSleep()
    },
    () => {},
  )
  await part.start()
  expect(launches).toBe(1)
  await part.stop()
  await Promise.all([part.start(), part.start()])
  expect(launches).toBe(2)
})

it('fails at once when the very first start fails', async () => {
  await expect(
    supervise(
      'ghost',
      () => Promise.reject(new Error('no such program')),
      () => {},
    ),
  ).rejects.toThrow('no such program')
})
