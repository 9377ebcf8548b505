import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, expect, it, vi } from 'vitest'
import { IntegrationError } from '#http/errors.ts'
import { useTestServer } from '#test/server.ts'
import { startJobs } from './pg-boss.ts'
import { job, type Job } from './queue.ts'

const server = useTestServer()
let worker: { close(): Promise<void> } | undefined
afterEach(async () => {
  await worker?.close()
  worker = undefined
})

async function work(...jobs: Job[]): Promise<void> {
  worker = await startJobs(server.app, jobs)
}

it('does a job soon after its transaction committed, and none of one that rolled back', async () => {
  const done: string[] = []
  await work(job('mail/receipt', async (_app, { purchaseId }) => void done.push(purchaseId)))
  const { db, enqueue } = server.app
  await expect(
    db.transaction().execute(async (tx) => {
      await enqueue(tx, 'mail/receipt', { purchaseId: 'rolled back' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await db.transaction().execute(async (tx) => {
    await enqueue(tx, 'mail/receipt', { purchaseId: 'committed' })
    await sleep(50)
    expect(done).toEqual([])
  })
  await vi.waitFor(() => expect(done).toEqual(['committed']), { timeout: 3_000 })
})

it('tries again what failed, and works through a backlog quickly', async () => {
  const tries: string[] = []
  const { db, enqueue } = server.app
  for (let index = 0; index < 40; index++) await enqueue(db, 'mail/receipt', { purchaseId: `p${index}` })
  await work(
    job('mail/receipt', async (_app, { purchaseId }) => {
      tries.push(purchaseId)
      if (purchaseId === 'p3' && tries.filter((id) => id === 'p3').length === 1) throw new Error('not yet')
    }),
  )
  await vi.waitFor(() => expect(tries).toHaveLength(41), { timeout: 10_000 })
  expect(server.logged.join('')).toContain('not yet')
})

it('gives up at once when the vendor says that it is final, and says so to the feature', async () => {
  const given: string[] = []
  let tries = 0
  await work(
    job(
      'mail/receipt',
      async () => {
        tries++
        throw new IntegrationError('mail', 'no such mailbox', { retryable: false })
      },
      { givenUp: async (_app, { purchaseId }, reason) => void given.push(`${purchaseId}: ${reason}`) },
    ),
  )
  await server.app.enqueue(server.app.db, 'mail/receipt', { purchaseId: 'p1' })
  await vi.waitFor(() => expect(given).toEqual(['p1: mail: no such mailbox']), { timeout: 3_000 })
  expect(tries).toBe(1)
})

it('tells the feature when the last retry failed', async () => {
  const given: string[] = []
  await server.app.enqueue(server.app.db, 'streams/close-room', { streamId: 's1' })
  await sql`update pgboss.job set retry_limit = 0`.execute(server.app.db)
  await work(
    job('streams/close-room', () => Promise.reject(new Error('still broken')), {
      givenUp: async (_app, { streamId }, reason) => void given.push(`${streamId}: ${reason}`),
    }),
  )
  await vi.waitFor(() => expect(given).toEqual(['s1: still broken']), { timeout: 10_000 })
  expect(server.logged.join('')).toContain('job given up')
})

it('does a recurring job once a slot, however many workers there are', async () => {
  let runs = 0
  const recurring = job('purchases/sweep', async () => void runs++, { everySeconds: 2 })
  await work(recurring)
  const second = await startJobs(server.app, [recurring])
  await sleep(3_000)
  await second.close()
  expect(runs).toBeGreaterThanOrEqual(1)
  expect(runs).toBeLessThanOrEqual(3)
})

it('makes one job now and one later of a burst with one key', async () => {
  const { db, enqueue } = server.app
  for (let index = 0; index < 5; index++)
    await enqueue(db, 'purchases/sync', { purchaseId: 'p1' }, { singletonKey: 'p1' })
  await enqueue(db, 'purchases/sync', { purchaseId: 'p2' }, { singletonKey: 'p2' })
  const { rows } = await sql<{ key: string; count: number }>`
    select singleton_key as key, count(*)::int as count from pgboss.job group by 1 order by 1`.execute(db)
  expect(rows[0]?.count).toBeGreaterThanOrEqual(2)
  expect(rows[0]?.count).toBeLessThanOrEqual(3)
  expect(rows[1]).toEqual({ key: 'p2', count: 1 })
})
