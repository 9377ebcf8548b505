import type { Api } from '@stagedoor/contract/client'
import { expect, it } from 'vitest'
import { makePass, makeUser } from '#test/factories.ts'
import { pressAgain } from '#test/press-again.ts'
import { useShop } from '#test/shop.ts'
import { sweepPurchases } from './sweep-purchases.ts'

const shop = useShop()
const { server } = shop

it('two hundred people want twenty seats: twenty pay, some leave, some forget, nobody stands', async () => {
  const seats = 20
  const pass = await makePass(server.app, { amountMinor: 500, capacity: seats })
  // One after another: the crowd comes later, these are only its tickets to the door.
  const buyers: Api[] = []
  while (buyers.length < 200) buyers.push(await server.api({ as: await makeUser(server.app) }))
  // Three waves: in each whoever gets a seat pays, leaves, or closes the window.
  let paid = 0
  for (let wave = 0; wave < 3; wave++) {
    const answers = await Promise.allSettled(
      buyers.map((api) => pressAgain(() => api('POST /purchases', { passId: pass.id }))),
    )
    const won = answers.flatMap((answer, at) => {
      const api = buyers[at]
      return answer.status === 'fulfilled' && api ? [{ api, purchase: answer.value, at }] : []
    })
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(['purchases/sold-out', 'purchases/already-owned']).toContain(
          (answer.reason as { code: string }).code,
        )
    expect(won.length + paid).toBe(seats)
    await Promise.all(
      won.map(async ({ api, purchase }, at) => {
        const { id: purchaseId } = purchase
        if (at % 3 === 0 && wave < 2)
          return pressAgain(() => api('POST /purchases/:purchaseId/cancel', { purchaseId }))
        if (at % 3 === 1 && wave < 2) return undefined
        await shop.pay(purchase)
        return at % 2 ? undefined : pressAgain(() => api('POST /purchases/:purchaseId/sync', { purchaseId }))
      }),
    )
    shop.clock.advance(11)
    await Promise.all([sweepPurchases(server.app), shop.deliver(await shop.events())])
    await server.runJobs()
    await sweepPurchases(server.app)
    paid = await soldOf(pass.id)
  }
  const grants = await server.app.db
    .selectFrom('grant')
    .where('status', '=', 'active')
    .select('seat_number')
    .orderBy('seat_number')
    .execute()
  expect(grants.map((grant) => grant.seat_number)).toEqual(Array.from({ length: seats }, (_, at) => at + 1))
  expect(await soldOf(pass.id)).toBe(seats)
  const { sum } = await server.app.db
    .selectFrom('ledger_entry')
    .select((eb) => eb.fn.sum<string>('amount_minor').as('sum'))
    .executeTakeFirstOrThrow()
  expect(Number(sum)).toBe(seats * 500)
  expect(server.mailer.sent).toHaveLength(seats)
}, 120_000)

async function soldOf(passId: string): Promise<number> {
  const { sold } = await server.app.db
    .selectFrom('pass_stock')
    .where('pass_id', '=', passId)
    .select('sold')
    .executeTakeFirstOrThrow()
  return sold
}
