import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { toAppError } from '#http/errors.ts'
import { useTestServer } from '#test/server.ts'
import { createDb } from './db.ts'

const server = useTestServer()
const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

function open(url: string, size: number) {
  const made = createDb(url, size)
  closing.push(made.close)
  return made
}

const codeOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    (error: unknown) => toAppError(error).code,
  )

it('outlives every connection being cut, those in use as well, and works again', async () => {
  const { db } = open(server.app.config.database.url, 3)
  const cut = Promise.withResolvers<void>()
  const working = [
    codeOf(sql`select pg_sleep(5)`.execute(db)),
    codeOf(db.transaction().execute((tx) => sql`select pg_sleep(5)`.execute(tx))),
    codeOf(
      db.transaction().execute(async (tx) => {
        await sql`select 1`.execute(tx)
        await cut.promise
        await sql`select 2`.execute(tx)
      }),
    ),
  ]
  const ours = `datname = current_database() and pid <> pg_backend_pid() and application_name = ''`
  await expect
    .poll(async () => (await server.app.pool.query(`select from pg_stat_activity where ${ours}`)).rowCount)
    .toBeGreaterThanOrEqual(3)
  await server.app.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`)
  setTimeout(cut.resolve, 50)
  expect(await Promise.all(working)).toEqual(['unavailable', 'unavailable', 'unavailable'])
  // A busy machine hears of the cut connections a moment after they were cut.
  await expect.poll(() => codeOf(sql`select 1`.execute(db))).toBe('answered')
})

it('notices a connection that is cut without a word', async () => {
  const { hostname, port } = new URL(server.app.config.database.url)
  const cables: Socket[] = []
  const line = createServer((near) => {
    const far = connect(Number(port), hostname)
    cables.push(near, far)
    near.on('error', () => far.destroy()).pipe(far)
    far.on('error', () => near.destroy()).pipe(near)
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  closing.push(
    () => void line.close(),
    () => cables.forEach((cable) => cable.destroy()),
  )
  const url = new URL(server.app.config.database.url)
  url.port = String((line.address() as AddressInfo).port)
  const { db } = open(url.href, 1)
  await sql`select 1`.execute(db)
  for (const cable of cables) cable.unpipe()
  const startedAt = performance.now()
  expect(await codeOf(db.transaction().execute((tx) => sql`select 2`.execute(tx)))).toBe('unavailable')
  expect(performance.now() - startedAt).toBeLessThan(12_000)
  expect(await codeOf(sql`select 3`.execute(db))).toBe('answered')
}, 20_000)
