import { createServer } from 'node:net'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { reservePorts } from './ports.ts'

it('never gives the same block to two', async () => {
  const blocks = await Promise.all([reservePorts(21_000), reservePorts(21_000), reservePorts(21_000)])
  expect(new Set(blocks.map((block) => block.first)).size).toBe(3)
  for (const block of blocks) await block.release()
})

it('steps over a block in which any port is taken', async () => {
  const free = await reservePorts()
  await free.release()
  const taken = createServer().listen(free.first + 7, '127.0.0.1')
  await once(taken, 'listening')
  const block = await reservePorts(free.first)
  expect(block.first).toBeGreaterThan(free.first + 7)
  await block.release()
  taken.close()
})
