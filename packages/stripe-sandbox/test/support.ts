import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { startSandbox, type SandboxOptions } from '#index.ts'

export const webhookSecret = 'whsec_test'

/** A sandbox in a folder of its own, with the real SDK in front and a webhook receiver behind. */
export async function makeShop(options: Partial<SandboxOptions> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  const receiver = await makeReceiver()
  const webhook = { url: receiver.url, secret: webhookSecret }
  const sandbox = await startSandbox({ dataDir, webhook, ...options })
  return {
    ...sandbox,
    dataDir,
    receiver,
    stripe: makeClient(sandbox.url, sandbox.secretKey),
    local: (path: string, input?: object) => callLocal(sandbox.url, path, input),
    async [Symbol.asyncDispose]() {
      await sandbox.close()
      await receiver.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

export type Shop = Awaited<ReturnType<typeof makeShop>>

export function makeClient(url: string, key: string): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

/** Collects what `constructEvent` accepts; `answers` are the statuses it gives before 200. */
export async function makeReceiver(answers: number[] = []) {
  const events: Stripe.Event[] = []
  const waiting: (() => void)[] = []
  const receiver = { secret: webhookSecret }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const status = answers.shift() ?? 200
      response.writeHead(status).end()
      if (status !== 200) return
      const signature = request.headers['stripe-signature'] ?? ''
      events.push(Stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, receiver.secret))
      for (const check of waiting) check()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port')
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${address.port}/`,
    events,
    answers,
    types: () => events.map((event) => event.type),
    /** Resolves with the first event that fits, already here or still to come. */
    next: (fits: (event: Stripe.Event) => boolean) =>
      new Promise<Stripe.Event>((resolve) => {
        const check = () => {
          const found = events.find(fits)
          if (found !== undefined) resolve(found)
        }
        waiting.push(check)
        check()
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}

/** The id behind a member that may be expanded. */
export function idOf(member: string | { id: string } | null): string {
  return typeof member === 'string' ? member : (member?.id ?? '')
}

export async function makePrice(
  { stripe }: Pick<Shop, 'stripe'>,
  extra: Partial<Stripe.PriceCreateParams> = {},
) {
  return stripe.prices.create({
    currency: 'eur',
    unit_amount: 500,
    product_data: { name: 'One night' },
    ...extra,
  })
}

export async function makeSession(
  shop: Pick<Shop, 'stripe'>,
  extra: Partial<Stripe.Checkout.SessionCreateParams> = {},
) {
  const price = extra.line_items === undefined ? await makePrice(shop) : undefined
  return shop.stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'elements',
    customer_email: 'jonas@weber.example',
    return_url: 'http://127.0.0.1/return?session={CHECKOUT_SESSION_ID}',
    ...(price === undefined ? {} : { line_items: [{ price: price.id, quantity: 1 }] }),
    ...extra,
  })
}

/** Presses Pay, as the card frame does. */
export async function pay(
  shop: Pick<Shop, 'url'>,
  session: { client_secret: string | null },
  number: string,
) {
  const card = { number, expiry: '12 / 39', cvc: '123', country: 'DE' }
  return callLocal(shop.url, '/_local/pay', { clientSecret: session.client_secret, ...card })
}

async function callLocal(url: string, path: string, input?: object): Promise<Record<string, unknown>> {
  const init = input === undefined ? {} : { method: 'POST', body: JSON.stringify(input) }
  const response = await fetch(`${url}${path}`, init)
  const reply: unknown = await response.json()
  if (typeof reply !== 'object' || reply === null) throw new Error(`${path} did not answer with an object`)
  return { status: response.status, ...reply }
}
