import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { startSandbox } from '#index.ts'
import { makeClient, makeReceiver, makeSession, makeShop, pay, webhookSecret } from './support.ts'

interface Ready {
  url: string
  secretKey: string
  publishableKey: string
}

async function startProcess(dataDir: string, args: string[] = []) {
  const main = join(import.meta.dirname, '../src/main.ts')
  const child = spawn(process.execPath, [main, '--data-dir', dataDir, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const ready: Ready = JSON.parse(line)
    return { ...ready, child, stripe: makeClient(ready.url, ready.secretKey) }
  }
  throw new Error('The sandbox ended before it was ready')
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
  return child.exitCode
}

test('a killed sandbox knows everything it answered for, keys and open sessions too', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  const first = await startProcess(dataDir)
  const paid = await makeSession(first)
  await pay(first, paid, '4242424242424242')
  const open = await makeSession(first)
  await end(first.child, 'SIGKILL')
  // As if the process had died in the middle of a line.
  appendFileSync(join(dataDir, 'stripe.jsonl'), '[{"put":{"id":"cus_half')

  const second = await startProcess(dataDir)
  expect(second).toMatchObject({ secretKey: first.secretKey, publishableKey: first.publishableKey })
  expect(await second.stripe.checkout.sessions.retrieve(paid.id)).toMatchObject({ status: 'complete' })
  await pay(second, open, '4242424242424242')
  const charges = await second.stripe.charges.list()
  expect(charges.data).toHaveLength(2)
  for (const { receipt_url: receipt } of charges.data) expect(receipt).toContain(second.url)
  expect(await end(second.child, 'SIGTERM')).toBe(0)
  rmSync(dataDir, { recursive: true })
})

test('an event that nobody took is sent after the restart, to the new address', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  const dead = { url: 'http://127.0.0.1:9/', secret: webhookSecret }
  const before = await startSandbox({ dataDir, webhook: dead })
  await makeClient(before.url, before.secretKey).customers.create(
    { email: 'a@b.example' },
    { idempotencyKey: 'cus:1' },
  )
  await before.close()

  const receiver = await makeReceiver()
  const after = await startSandbox({ dataDir, webhook: { url: receiver.url, secret: webhookSecret } })
  await receiver.next(({ type }) => type === 'customer.created')
  const again = await makeClient(after.url, after.secretKey).customers.create(
    { email: 'a@b.example' },
    { idempotencyKey: 'cus:1' },
  )
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  await after.close()
  await receiver.close()
  rmSync(dataDir, { recursive: true })
})

test('pages named by older objects follow the sandbox to its new address', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  const before = await startSandbox({ dataDir, publicUrl: 'http://old.example' })
  const stripe = makeClient(before.url, before.secretKey)
  const { billingPortal } = stripe
  const { id: customer } = await stripe.customers.create({ email: 'a@b.example' })
  await billingPortal.configurations.create({ features: { invoice_history: { enabled: true } } })
  await billingPortal.sessions.create({ customer })
  const session = await makeSession({ stripe }, { invoice_creation: { enabled: true } })
  await pay(before, session, '4242424242424242')
  await before.close()

  const after = await startSandbox({ dataDir, publicUrl: 'http://new.example' })
  const { sessions } = makeClient(after.url, after.secretKey).checkout
  const expand = ['invoice', 'payment_intent.latest_charge']
  expect(await sessions.retrieve(session.id, { expand })).toMatchObject({
    invoice: { hosted_invoice_url: expect.stringMatching(/^http:\/\/new\.example\/_local\/invoices\//) },
    payment_intent: { latest_charge: { receipt_url: expect.stringMatching(/^http:\/\/new\.example\//) } },
  })
  await after.close()
  rmSync(dataDir, { recursive: true })
})

test('real keys are refused, and given ones are used', async () => {
  await expect(makeShop({ secretKey: 'sk_live_1' })).rejects.toThrow('must start with sk_test_')
  await using shop = await makeShop({
    secretKey: 'sk_test_mine',
    publishableKey: 'pk_test_mine',
    publicUrl: 'http://x.example/',
  })
  expect(shop).toMatchObject({ secretKey: 'sk_test_mine', publishableKey: 'pk_test_mine' })
  const session = await makeSession(shop)
  await pay(shop, session, '4242424242424242')
  const [charge] = (await shop.stripe.charges.list()).data
  expect(charge?.receipt_url).toMatch(/^http:\/\/x\.example\/_local\/receipts\/ch_/)
})

test('a port that is taken is an error, not a hanging start', async () => {
  await using shop = await makeShop()
  const { port } = new URL(shop.url)
  await expect(makeShop({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
