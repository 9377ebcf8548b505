import { afterEach, expect, it, vi } from 'vitest'
import { useTestServer } from '#test/server.ts'
import { createBus, type BusMessage } from './bus.ts'

const server = useTestServer()
const others: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const other of others.splice(0)) await other.close()
})

/** Another process’s ear. */
async function listen(topic: string): Promise<{ heard: BusMessage[]; stop: () => void }> {
  const bus = await createBus({ url: server.app.config.database.url, log: server.app.log })
  others.push(bus)
  const heard: BusMessage[] = []
  return { heard, stop: bus.subscribe(topic, (message) => heard.push(message)) }
}

it('says something to every process once the transaction commits', async () => {
  const { heard } = await listen('stream:1')
  const { bus, db } = server.app
  await expect(
    db.transaction().execute(async (tx) => {
      await bus.publish(tx, 'stream:1', { lost: true })
      throw new Error('rolled back')
    }),
  ).rejects.toThrow('rolled back')
  await bus.publish(db, 'stream:2', { other: true })
  await bus.publish(db, 'stream:1', { text: 'héllo\nworld' })
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'message', payload: { text: 'héllo\nworld' } }]))
})

it('says that there is news when the news is too long to travel', async () => {
  const { heard } = await listen('long')
  await server.app.bus.publish(server.app.db, 'long', 'x'.repeat(6_900))
  await server.app.bus.publish(server.app.db, 'long', 'é'.repeat(4_000))
  await vi.waitFor(() => expect(heard.map(({ kind }) => kind)).toEqual(['message', 'missed']))
})

it('comes back by itself when its connection is cut, and says that something may have been missed', async () => {
  const { heard } = await listen('cut')
  await server.app.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'stagedoor-bus' and datname = current_database()`,
  )
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'missed' }]), { timeout: 5_000 })
  await server.app.bus.publish(server.app.db, 'cut', 'again')
  await vi.waitFor(() => expect(heard).toHaveLength(2))
})

it('goes on telling the others when one listener fails, and stops when told to', async () => {
  const { bus, db } = server.app
  const heard: string[] = []
  bus.subscribe('fragile', () => {
    throw new Error('listener broke')
  })
  const stop = bus.subscribe('fragile', () => heard.push('second'))
  await bus.publish(db, 'fragile', 1)
  await vi.waitFor(() => expect(heard).toEqual(['second']))
  expect(server.logged.join('')).toContain('bus listener failed')
  stop()
  await bus.publish(db, 'fragile', 2)
  const last = await listen('last')
  await bus.publish(db, 'last', 1)
  await vi.waitFor(() => expect(last.heard).toHaveLength(1))
  expect(heard).toEqual(['second'])
})
