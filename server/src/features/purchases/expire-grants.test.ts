import { expect, it } from 'vitest'
import { makeGrant, makePass, makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'
import { expireGrants } from './expire-grants.ts'

const server = useTestServer()

it('ends access whose time is over, frees its seat and shows its holder out', async () => {
  const pass = await makePass(server.app, { capacity: 3 })
  const [over, running] = [await makeUser(server.app), await makeUser(server.app)]
  const ended = await makeGrant(server.app, {
    user: over,
    pass,
    accessUntil: new Date(Date.now() - 1000),
  })
  const kept = await makeGrant(server.app, {
    user: running,
    pass,
    accessUntil: new Date(Date.now() + 60_000),
  })
  const endless = await makeGrant(server.app, { pass })
  await expireGrants(server.app)
  await expireGrants(server.app)
  const grants = await server.app.db
    .selectFrom('grant')
    .select(['id', 'status', 'revoked_reason', 'seat_number'])
    .orderBy('seat_number')
    .execute()
  expect(grants).toEqual([
    { id: ended.id, status: 'ended', revoked_reason: 'expired', seat_number: 1 },
    { id: kept.id, status: 'active', revoked_reason: null, seat_number: 2 },
    { id: endless.id, status: 'active', revoked_reason: null, seat_number: 3 },
  ])
  const { sold } = await server.app.db.selectFrom('pass_stock').select('sold').executeTakeFirstOrThrow()
  expect(sold).toBe(2)
  const { rows } = await server.app.pool.query(
    `select data from pgboss.job where name = 'streams/revoke-viewer'`,
  )
  expect(rows).toEqual([{ data: { userId: over.id, spaceId: pass.spaceId, reason: 'expired' } }])
})

it('gives the seat that came back to the next person', async () => {
  const pass = await makePass(server.app, { capacity: 2 })
  await makeGrant(server.app, { pass, accessUntil: new Date(Date.now() - 1000) })
  await makeGrant(server.app, { pass })
  const api = await server.api({ as: await makeUser(server.app) })
  await expect(api('POST /purchases', { passId: pass.id })).rejects.toMatchObject({
    code: 'purchases/sold-out',
  })
  await expireGrants(server.app)
  expect((await api('POST /purchases', { passId: pass.id })).grant?.seatNumber).toBe(1)
})

it('two workers at once end each grant once', async () => {
  const pass = await makePass(server.app, { capacity: 30 })
  for (let count = 0; count < 30; count++)
    await makeGrant(server.app, { pass, accessUntil: new Date(Date.now() - 1000) })
  await Promise.all([expireGrants(server.app), expireGrants(server.app)])
  const { sold } = await server.app.db.selectFrom('pass_stock').select('sold').executeTakeFirstOrThrow()
  expect(sold).toBe(0)
  const { rows } = await server.app.pool.query(
    `select count(*) as count from pgboss.job where name = 'streams/revoke-viewer'`,
  )
  expect(rows).toEqual([{ count: 30 }])
})
