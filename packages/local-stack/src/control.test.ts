import { afterEach, expect, it, vi } from 'vitest'
import { startChild } from './child.ts'
import { connectStack, handOverStack } from './connect-stack.ts'
import { startControl } from './control.ts'
import { findFreePort } from './ports.ts'
import type { Addresses } from './stack.ts'
import { supervise } from './supervise.ts'

afterEach(() => vi.unstubAllEnvs())

it('lets another process see the parts of a stack and knock them over', async () => {
  const part = await supervise(
    'server',
    () => startChild({ name: 'server', command: 'sleep', args: ['300'] }),
    () => {},
  )
  const control = await startControl(await findFreePort(), { server: part })
  const addresses = { site: 'http://127.0.0.1:1' } as Addresses
  const handed = handOverStack({ addresses, serverEnv: { A: '1' }, missing: [], dataDir: '/tmp/x', control })
  for (const [name, value] of Object.entries(handed)) vi.stubEnv(name, value)
  try {
    const stack = connectStack()
    expect(stack?.addresses.site).toBe('http://127.0.0.1:1')
    expect(await stack?.pid('server')).toBe(part.pid)
    await stack?.control('server', 'kill')
    await expect(stack?.pid('server')).rejects.toThrow('server does not run')
    await stack?.control('server', 'start')
    expect(await stack?.pid('server')).toBe(part.pid)
    await expect(stack?.control('livekit', 'kill')).rejects.toThrow('answered 404')
    expect((await fetch(control.url)).status).toBe(401)
    expect((await fetch(control.url, { headers: { authorization: 'Bearer guess' } })).status).toBe(401)
  } finally {
    await control.stop()
    await part.stop()
  }
})

it('finds no stack where nobody started one', () => {
  vi.stubEnv('STAGEDOOR_STACK', undefined)
  expect(connectStack()).toBeUndefined()
})
