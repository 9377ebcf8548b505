import { expect, it } from 'vitest'
import { makePass, makeUser } from '#test/factories.ts'
import { useShop } from '#test/shop.ts'
import { requirePayments } from './open-checkout.ts'
import { syncPurchase } from './sync-purchase.ts'

const shop = useShop()
const { server } = shop

it('an answer that was overtaken by newer ones does not count', async () => {
  const pass = await makePass(server.app, { amountMinor: 500 })
  const api = await server.api({ as: await makeUser(server.app) })
  const { id: purchaseId, clientSecret } = await api('POST /purchases', { passId: pass.id })
  await shop.pay({ clientSecret })
  await syncPurchase(server.app, purchaseId)
  const { stripe_payment_intent_id: payment_intent } = await server.app.db
    .selectFrom('purchase')
    .select('stripe_payment_intent_id')
    .executeTakeFirstOrThrow()
  const dispute = (await shop.atStripe('disputes', { payment_intent })) as { id: string }

  const slow = slowReader()
  const late = syncPurchase({ ...server.app, payments: slow.payments }, purchaseId)
  await slow.hasRead
  await syncPurchase(server.app, purchaseId)
  await shop.atStripe(`disputes/${dispute.id}`, { outcome: 'won' })
  await syncPurchase(server.app, purchaseId)
  slow.goOn()
  await late
  expect(await api('GET /purchases/:purchaseId', { purchaseId })).toMatchObject({
    status: 'paid',
    grant: { status: 'active' },
  })
})

/** Its first answer is held back until told to go on. */
function slowReader() {
  const payments = requirePayments(server.app)
  const read = Promise.withResolvers<void>()
  const resumed = Promise.withResolvers<void>()
  return {
    hasRead: read.promise,
    goOn: resumed.resolve,
    payments: {
      ...payments,
      async readCheckout(sessionId: string) {
        const facts = await payments.readCheckout(sessionId)
        read.resolve()
        await resumed.promise
        return facts
      },
    },
  }
}
