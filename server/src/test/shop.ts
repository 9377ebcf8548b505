import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startSandbox, type Sandbox } from '@stagedoor/stripe-sandbox'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { useTestServer, type TestServer } from './server.ts'

export type Shop = {
  readonly server: TestServer
  /** The variables the server found its Stripe by. */
  readonly env: Record<string, string>
  /** The same Stripe, asked directly. */
  readonly stripe: Stripe
  /** What the server takes for the time. */
  readonly clock: { advance(minutes: number): void }
  /** Pays the way the card form does: the card goes to Stripe, never to us. */
  pay(purchase: { clientSecret: string | null }, card?: string): Promise<void>
  /** Every event Stripe has made since the test began, oldest first. None is delivered unless a test does it. */
  events(): Promise<Stripe.Event[]>
  /** Delivers events with good signatures, to another server when given its origin; gives the answers' states. */
  deliver(events: Stripe.Event[], origin?: string): Promise<number[]>
  /** Uses one of the sandbox's switches below `/_local`. */
  atStripe(path: string, input?: object, method?: 'POST' | 'DELETE'): Promise<unknown>
}

const webhookSecret = 'whsec_for_tests_that_is_long_enough'

/** The test server with our own Stripe in this process: the real SDK over real HTTP, and switches for what goes wrong. */
export function useShop(): Shop {
  const env: Record<string, string> = {}
  let sandbox: Sandbox | undefined
  let folder = ''
  let offsetMs = 0
  let firstEventAt = 0

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stripe-'))
    sandbox = await startSandbox({ dataDir: folder })
    Object.assign(env, {
      STRIPE_SECRET_KEY: sandbox.secretKey,
      STRIPE_PUBLISHABLE_KEY: sandbox.publishableKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_SANDBOX_URL: sandbox.url,
    })
  })
  const server = useTestServer({ env, now: () => new Date(Date.now() + offsetMs) })
  afterEach(async () => {
    offsetMs = 0
    await atStripe('faults', undefined, 'DELETE')
    firstEventAt = (await allEvents()).length
  })
  afterAll(async () => {
    await sandbox?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const url = () => {
    if (!sandbox) throw new Error('The sandbox runs inside of tests only')
    return sandbox.url
  }
  async function atStripe(
    place: string,
    input?: object,
    method: 'POST' | 'DELETE' = 'POST',
  ): Promise<unknown> {
    const response = await fetch(`${url()}/_local/${place}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(input ? { body: JSON.stringify(input) } : {}),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`The sandbox refused ${place}: ${JSON.stringify(answer)}`)
    return answer
  }
  async function allEvents(): Promise<Stripe.Event[]> {
    const response = await fetch(`${url()}/_local/events`)
    const { events } = (await response.json()) as { events: (Stripe.Event & { deliveries: unknown })[] }
    return events.map(({ deliveries: _, ...event }) => event as Stripe.Event).toReversed()
  }

  return {
    server,
    env,
    get stripe() {
      const { hostname, port } = new URL(url())
      return new Stripe(env['STRIPE_SECRET_KEY'] ?? '', { host: hostname, port, protocol: 'http' })
    },
    clock: {
      advance(minutes: number) {
        offsetMs += minutes * 60_000
      },
    },
    async pay({ clientSecret }: { clientSecret: string | null }, number = '4242424242424242') {
      const card = { number, expiry: '12/34', cvc: '123', email: 'payer@example.test' }
      const { type } = (await atStripe('pay', { clientSecret, ...card })) as { type: string }
      if (type !== 'complete') throw new Error(`The card was not charged: ${type}`)
    },
    events: async () => (await allEvents()).slice(firstEventAt),
    deliver: (events: Stripe.Event[], origin = server.origin) =>
      Promise.all(
        events.map(async (event) => {
          const payload = JSON.stringify(event)
          const { status } = await fetch(`${origin}/webhooks/stripe`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'stripe-signature': Stripe.webhooks.generateTestHeaderString({
                payload,
                secret: webhookSecret,
              }),
            },
            body: payload,
          })
          return status
        }),
      ),
    atStripe,
  }
}
