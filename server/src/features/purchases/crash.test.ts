import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createApi, type Api } from '@stagedoor/contract/client'
import { afterEach, expect, it, vi } from 'vitest'
import { makeAdmin, makePass, makeUser, type TestUser } from '#test/factories.ts'
import { testSecret } from '#test/server.ts'
import { useShop } from '#test/shop.ts'
import { sweepPurchases } from './sweep-purchases.ts'

// Whole servers are started here.
vi.setConfig({ testTimeout: 60_000 })

const shop = useShop()
const { server } = shop
const program = path.join(import.meta.dirname, '../../test/mortal-server.ts')
let running: ChildProcess[] = []

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running = []
})

it('killed after the hold, before Stripe was asked: the buyer goes on with the same seat', async () => {
  const { pass, buyer } = await makeSale()
  const doomed = await startMortal('before checkout at Stripe')
  await doomed.diesOf((api) => api('POST /purchases', { passId: pass.id }), buyer)
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  expect(purchase).toMatchObject({ status: 'open' })
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  expect(await checkouts(purchase.id)).toHaveLength(1)
})

it('killed after the hold, and the buyer does not come back: the seat returns when the hold is over', async () => {
  const { pass, buyer } = await makeSale()
  const doomed = await startMortal('before checkout at Stripe')
  await doomed.diesOf((api) => api('POST /purchases', { passId: pass.id }), buyer)
  shop.clock.advance(11)
  await sweepPurchases(server.app)
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 0 })
})

it('killed after Stripe made the checkout, before its id was stored: it is found again, not made twice', async () => {
  const { pass, buyer } = await makeSale()
  const doomed = await startMortal('after checkout at Stripe')
  await doomed.diesOf((api) => api('POST /purchases', { passId: pass.id }), buyer)
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  expect(await checkouts(purchase.id)).toHaveLength(1)
  await shop.pay(purchase)
  await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 1 })
})

it('killed before the id was stored, then moved to another address: the checkout is still found again', async () => {
  const { pass, buyer } = await makeSale()
  // Stripe refuses the key with another return address: what it was used for has to be looked up.
  const doomed = await startMortal('after checkout at Stripe', 'http://127.0.0.1:4300')
  await doomed.diesOf((api) => api('POST /purchases', { passId: pass.id }), buyer)
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  expect(purchase).toMatchObject({ status: 'open' })
  expect(await checkouts(purchase.id)).toHaveLength(1)
})

it('killed before Stripe was asked, and back too late for the stored expiry: asks anew, keeping the seat', async () => {
  const { pass, buyer } = await makeSale()
  const doomed = await startMortal('before checkout at Stripe')
  await doomed.diesOf((api) => api('POST /purchases', { passId: pass.id }), buyer)
  await server.app.db
    .updateTable('purchase')
    .set({ session_expires_at: new Date(Date.now() + 25 * 60_000) })
    .execute()
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  expect(purchase).toMatchObject({ status: 'open' })
  expect(await stockOf(pass.id)).toEqual({ held: 1, sold: 0 })
  expect(await checkouts(purchase.id)).toHaveLength(1)
})

it('killed before the id was stored, and paid in another window: Stripe’s event finds the purchase', async () => {
  const { pass, buyer } = await makeSale()
  const doomed = await startMortal('after checkout at Stripe')
  await doomed.diesOf((api) => api('POST /purchases', { passId: pass.id }), buyer)
  const { data } = await shop.stripe.checkout.sessions.list({ limit: 1 })
  await shop.pay({ clientSecret: data[0]?.client_secret ?? null })
  const events = (await shop.events()).filter(({ type }) => type === 'checkout.session.completed')
  expect(await shop.deliver(events)).toEqual([200])
  await server.runJobs()
  expect(await statusOf(pass.id)).toEqual(['paid'])
})

it('killed before an event was committed: nothing of it is there, and Stripe’s next try works', async () => {
  const { pass, buyer } = await makeSale()
  const api = await server.api({ as: buyer })
  await shop.pay(await api('POST /purchases', { passId: pass.id }))
  const events = (await shop.events()).filter(({ type }) => type === 'checkout.session.completed')
  const doomed = await startMortal('before the commit with purchases/process-stripe-event')
  await doomed.diesOf(() => shop.deliver(events, doomed.origin), buyer)
  expect(await server.app.db.selectFrom('stripe_event').select('id').execute()).toEqual([])
  expect(await shop.deliver(events)).toEqual([200])
  await server.runJobs()
  expect(await statusOf(pass.id)).toEqual(['paid'])
})

it('killed before access was committed: neither half is there, and the next look does both', async () => {
  const { pass, buyer } = await makeSale()
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  await shop.pay(purchase)
  const doomed = await startMortal('before the commit with mail/receipt')
  await doomed.diesOf(
    (doomedApi) => doomedApi('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id }),
    buyer,
  )
  expect(await statusOf(pass.id)).toEqual(['open'])
  expect(await server.app.db.selectFrom('grant').select('id').execute()).toEqual([])
  expect(await server.app.db.selectFrom('ledger_entry').select('id').execute()).toEqual([])
  expect(await server.runJobs()).toEqual([])
  await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })
  expect(await server.runJobs()).toEqual(['mail/receipt'])
  expect(await statusOf(pass.id)).toEqual(['paid'])
})

it('killed after access was committed: the receipt is sent once, by whoever works next', async () => {
  const { pass, buyer } = await makeSale()
  const mortal = await startMortal('never')
  const api = await mortal.api(buyer)
  const purchase = await api('POST /purchases', { passId: pass.id })
  await shop.pay(purchase)
  await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })
  mortal.child.kill('SIGKILL')
  await mortal.died
  expect(await server.runJobs()).toEqual(['mail/receipt'])
  expect(server.mailer.sent).toHaveLength(1)
})

it('killed after Stripe took a refund on: it is one refund, and access ends', async () => {
  const { pass, buyer } = await makeSale()
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  await shop.pay(purchase)
  await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })
  const admin = await makeAdmin(server.app)
  const doomed = await startMortal('after refund at Stripe')
  await doomed.diesOf(
    (adminApi) =>
      adminApi('POST /admin/purchases/:purchaseId/refund', { purchaseId: purchase.id, reason: 'Sick' }),
    admin,
  )
  await server.runJobs()
  expect(await statusOf(pass.id)).toEqual(['refunded'])
  expect(await stockOf(pass.id)).toEqual({ held: 0, sold: 0 })
  const made = (await shop.events()).filter(({ type }) => type === 'refund.created')
  expect(made).toHaveLength(1)
})

async function makeSale() {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 1 })
  return { pass, buyer: await makeUser(server.app) }
}

/** A second server process over the same database, which ends itself at `killAt`. */
async function startMortal(killAt: string, publicUrl = server.origin) {
  const child = spawn(process.execPath, [program], {
    env: {
      ...shop.env,
      KILL_AT: killAt,
      NODE_ENV: 'test',
      DATABASE_URL: server.app.config.database.url,
      PUBLIC_URL: publicUrl,
      AUTH_SECRET: testSecret,
      SITE_DIST: '/nowhere',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const died = once(child, 'exit')
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const origin = `http://127.0.0.1:${port}`
  const api = async (as: TestUser): Promise<Api> => {
    const token = await server.bearer(as)
    return createApi({ baseUrl: origin, token: () => token })
  }
  return {
    child,
    origin,
    died,
    api,
    /** Does something during which the process must die. */
    async diesOf(act: (api: Api) => Promise<unknown>, as: TestUser) {
      await Promise.allSettled([act(await api(as))])
      expect(await died).toEqual([null, 'SIGKILL'])
    },
  }
}

async function checkouts(purchaseId: string) {
  const { data } = await shop.stripe.checkout.sessions.list({ limit: 100 })
  return data.filter(({ metadata }) => metadata?.['purchase_id'] === purchaseId)
}

async function statusOf(passId: string) {
  const rows = await server.app.db
    .selectFrom('purchase')
    .where('pass_id', '=', passId)
    .select('status')
    .execute()
  return rows.map(({ status }) => status)
}

async function stockOf(passId: string) {
  return server.app.db
    .selectFrom('pass_stock')
    .where('pass_id', '=', passId)
    .select(['held', 'sold'])
    .executeTakeFirst()
}
