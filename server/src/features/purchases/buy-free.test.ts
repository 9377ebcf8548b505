import type { Api } from '@stagedoor/contract/client'
import { expect, it } from 'vitest'
import { makePass, makeUser } from '#test/factories.ts'
import { pressAgain } from '#test/press-again.ts'
import { useTestServer } from '#test/server.ts'

// No Stripe here at all: free passes must not need one.
const server = useTestServer()

it('gives a free pass at once, with the lowest seat number and a mail', async () => {
  const pass = await makePass(server.app, { capacity: 2 })
  const buyer = await makeUser(server.app)
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  expect(purchase).toMatchObject({
    passId: pass.id,
    status: 'paid',
    amount: { amountMinor: 0 },
    holdExpiresAt: null,
    clientSecret: null,
    grant: { status: 'active', seatNumber: 1, accessUntil: null },
  })
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 1 })
  await server.runJobs()
  expect(server.mailer.sent).toEqual([
    expect.objectContaining({ to: buyer.email, text: expect.stringMatching(/Paid: Free\n.*\nSeat: 1\n/) }),
  ])
})

it('gives the same purchase to ten clicks at once', async () => {
  const pass = await makePass(server.app, { capacity: 5 })
  const api = await server.api({ as: await makeUser(server.app) })
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => api('POST /purchases', { passId: pass.id })),
  )
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 1 })
})

it('lets access end after the days the pass gives', async () => {
  const pass = await makePass(server.app, { access_days: 30 })
  const api = await server.api({ as: await makeUser(server.app) })
  const { grant } = await api('POST /purchases', { passId: pass.id })
  const days = (Date.parse(grant?.accessUntil ?? '') - Date.parse(grant?.startsAt ?? '')) / 86_400_000
  expect(days).toBe(30)
})

it('has no seat number without a limited number of seats', async () => {
  const pass = await makePass(server.app)
  const api = await server.api({ as: await makeUser(server.app) })
  expect((await api('POST /purchases', { passId: pass.id })).grant?.seatNumber).toBeNull()
})

it('does not sell more seats than there are, to two hundred people at once', async () => {
  const pass = await makePass(server.app, { capacity: 20 })
  // One after another: the crowd comes later, these are only its tickets to the door.
  const buyers: Api[] = []
  while (buyers.length < 200) buyers.push(await server.api({ as: await makeUser(server.app) }))
  const answers = await Promise.all(
    buyers.map((api) =>
      pressAgain(() => api('POST /purchases', { passId: pass.id })).then(
        ({ grant }) => grant?.seatNumber,
        (error: { code?: string }) => error.code,
      ),
    ),
  )
  const seats = answers.filter((answer) => typeof answer === 'number')
  const refusals = answers.filter((answer) => typeof answer !== 'number')
  expect(new Set(refusals)).toEqual(new Set(['purchases/sold-out']))
  expect(seats.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 20 })
}, 60_000)

it('says to try again when a seat cannot be had in time, and keeps nothing half done', async () => {
  const pass = await makePass(server.app, { capacity: 5 })
  const api = await server.api({ as: await makeUser(server.app) })
  await server.app.db.transaction().execute(async (tx) => {
    await tx.selectFrom('pass_stock').select('sold').where('pass_id', '=', pass.id).forUpdate().execute()
    await expect(api('POST /purchases', { passId: pass.id })).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 2,
    })
  })
  expect(await server.app.db.selectFrom('purchase').select('id').execute()).toEqual([])
  expect((await api('POST /purchases', { passId: pass.id })).status).toBe('paid')
})

it('answers the page that asks how a payment stands, although there was none', async () => {
  const pass = await makePass(server.app)
  const api = await server.api({ as: await makeUser(server.app) })
  const { id: purchaseId } = await api('POST /purchases', { passId: pass.id })
  expect(await api('POST /purchases/:purchaseId/sync', { purchaseId })).toMatchObject({ status: 'paid' })
})

it('says that paid passes cannot be bought where Stripe is not set up', async () => {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 1 })
  const api = await server.api({ as: await makeUser(server.app) })
  await expect(api('POST /purchases', { passId: pass.id })).rejects.toMatchObject({
    code: 'vendor-unavailable',
    message: expect.stringContaining('not set up'),
  })
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 0 })
})

it('answers 404 to Stripe’s events where Stripe is not set up', async () => {
  const { status } = await server.fetch('/webhooks/stripe', { method: 'POST', body: '{}' })
  expect(status).toBe(404)
})

async function stockOf(passId: string) {
  return server.app.db
    .selectFrom('pass_stock')
    .where('pass_id', '=', passId)
    .select(['held', 'sold'])
    .executeTakeFirst()
}
