import { expect, test } from 'vitest'
import { makeSession, makeShop, pay } from './support.ts'

test('an expired session tells so, cannot be paid, and cannot expire twice', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop)
  expect(await shop.stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired' })
  await shop.receiver.next(({ type }) => type === 'checkout.session.expired')
  expect(await pay(shop, session, '4242424242424242')).toMatchObject({
    status: 400,
    error: { code: 'session_expired' },
  })
  await expect(shop.stripe.checkout.sessions.expire(session.id)).rejects.toThrow('status of `expired`')
  expect((await shop.stripe.charges.list()).data).toEqual([])
})

test('expiring while the bank asks ends the payment too', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop)
  await pay(shop, session, '4000000000003220')
  await shop.stripe.checkout.sessions.expire(session.id)
  const answer = await shop.local('/_local/answer', { clientSecret: session.client_secret, passed: true })
  expect(answer).toMatchObject({ status: 400, error: { code: 'session_expired' } })
  const [intent] = (await shop.stripe.paymentIntents.list()).data
  expect(intent).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' })
})

test('a paid session can neither expire nor be paid again', async () => {
  await using shop = await makeShop()
  const session = await makeSession(shop)
  await pay(shop, session, '4242424242424242')
  await expect(shop.stripe.checkout.sessions.expire(session.id)).rejects.toThrow('status of `complete`')
  expect(await shop.local(`/_local/sessions/${session.id}/expire`, {})).toMatchObject({ status: 400 })
  expect(await pay(shop, session, '4242424242424242')).toMatchObject({ error: { code: 'session_complete' } })
  expect((await shop.stripe.charges.list()).data).toHaveLength(1)
})

test('expires_at must be between 30 minutes and a day ahead', async () => {
  await using shop = await makeShop()
  const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60
  await expect(makeSession(shop, { expires_at: inMinutes(20) })).rejects.toThrow('at least 30 minutes')
  await expect(makeSession(shop, { expires_at: inMinutes(25 * 60) })).rejects.toThrow('less than 24 hours')
  const expires_at = inMinutes(31)
  expect(await makeSession(shop, { expires_at })).toMatchObject({ expires_at })
})
