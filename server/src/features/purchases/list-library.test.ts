import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { newId } from '#lib/ids.ts'
import { makeExperience, makeGrant, makePass, makeStream, makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

it('shows running passes first, each with what it opens: live, then coming, then past', async () => {
  const holder = await makeUser(server.app)
  const experience = await makeExperience(server.app)
  const pass = await makePass(server.app, { experience, name: 'One night', capacity: 5 })
  const over = await makePass(server.app, { name: 'Last month' })
  await makeGrant(server.app, { user: holder, pass })
  await makeGrant(server.app, { user: holder, pass: over, accessUntil: new Date(Date.now() - 1000) })
  const replay = await makeStream(server.app, { experience, status: 'ended', title: 'Evening 1' })
  await makeStream(server.app, { experience, title: 'Evening 3' })
  await makeStream(server.app, { experience, status: 'live', title: 'Evening 2' })
  await makeStream(server.app, { experience, status: 'canceled', title: 'Never' })
  await server.app.db
    .insertInto('recording')
    .values({
      id: newId(),
      stream_id: replay.id,
      status: 'ready',
      storage_prefix: 'recordings/x/',
      duration_ms: 61_400,
      published_at: sql`now()`,
    })
    .execute()

  const api = await server.api({ as: holder })
  const { items } = await api('GET /library', {})
  expect(items.map((item) => item.pass.name)).toEqual(['One night', 'Last month'])
  expect(items[0]).toMatchObject({
    grant: { status: 'active', seatNumber: 1, accessUntil: null },
    amount: { amountMinor: 0 },
    space: { id: experience.spaceId },
  })
  expect(items[0]?.streams).toEqual([
    expect.objectContaining({ title: 'Evening 2', status: 'live', replayReady: false }),
    expect.objectContaining({ title: 'Evening 3', status: 'scheduled', durationSeconds: null }),
    expect.objectContaining({
      title: 'Evening 1',
      status: 'ended',
      replayReady: true,
      durationSeconds: 61,
    }),
  ])
  expect(items[1]?.streams).toEqual([])
})

it('shows nobody else’s passes', async () => {
  await makeGrant(server.app)
  const api = await server.api({ as: await makeUser(server.app) })
  expect(await api('GET /library', {})).toEqual({ items: [] })
})
