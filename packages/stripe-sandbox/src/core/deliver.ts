import type { Delivery, WebhookEndpoint } from './objects.ts'
import { signature } from './sign.ts'
import type { World } from './world.ts'

const second = 1000
const hour = 3600 * second
/** Waits between tries; after the last one, about three days in, the delivery has failed. */
const waits = [1, 5, 30, 120, 600, 3600].map((wait) => wait * second).concat(Array<number>(11).fill(6 * hour))
const timeoutMs = 10 * second

/** Sends events to their endpoints: at least once, in no promised order, each try signed anew. */
export class Deliverer {
  readonly #world: World
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #stop = new AbortController()

  /** Takes up what was still to be sent when the last process ended, at once. */
  constructor(world: World) {
    this.#world = world
    const pending = world.store.all('local.delivery').filter(({ status }) => status === 'pending')
    world.outbox = pending.map((delivery) => ({ ...delivery, nextAt: Date.now() }))
  }

  /** Call after a commit: sends what the outbox holds. */
  wake() {
    const { outbox } = this.#world
    this.#world.outbox = []
    for (const delivery of outbox) this.#begin(delivery)
  }

  close() {
    this.#stop.abort()
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #begin(delivery: Delivery) {
    const { delayMs, drop, duplicate, shuffle } = this.#world.faults.webhooks
    if (Math.random() < drop) {
      this.#world.store.put<Delivery>({ ...delivery, status: 'dropped', nextAt: null })
      this.#world.store.commit()
      return
    }
    const wait = delayMs + (shuffle ? Math.random() * 500 : 0)
    this.#after(wait, () => this.#try(delivery))
    if (Math.random() < duplicate) this.#after(wait + Math.random() * 300, () => this.#post(delivery))
  }

  #after(wait: number, work: () => Promise<unknown>) {
    if (this.#stop.signal.aborted) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      void work()
    }, wait)
    this.#timers.add(timer)
  }

  async #try(delivery: Delivery) {
    const attempt = await this.#post(delivery)
    if (this.#stop.signal.aborted) return
    const next = settle({ ...delivery, attempts: [...delivery.attempts, attempt] })
    this.#world.store.put(next)
    this.#world.store.commit()
    if (next.nextAt !== null) this.#after(next.nextAt - Date.now(), () => this.#try(next))
  }

  async #post(delivery: Delivery): Promise<Delivery['attempts'][number]> {
    const at = Date.now()
    const endpoint = this.#world.store.find('webhook_endpoint', delivery.endpoint)
    const removed = { status: null, error: 'The endpoint was removed.' }
    const result = endpoint === undefined ? removed : await this.#fetch(delivery, endpoint)
    return { at, ...result, durationMs: Date.now() - at }
  }

  async #fetch(delivery: Delivery, { secret = '', url }: WebhookEndpoint) {
    const event = this.#world.store.get('event', delivery.event)
    const body = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2)
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Stripe-Signature': signature(body, secret, Math.floor(Date.now() / second)),
      'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    }
    try {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(timeoutMs)])
      const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' })
      await response.arrayBuffer()
      return { status: response.status, error: null }
    } catch (error) {
      return { status: null, error: reasonOf(error) }
    }
  }
}

function settle(delivery: Delivery): Delivery {
  const status = delivery.attempts.at(-1)?.status ?? 0
  if (status >= 200 && status < 300) return { ...delivery, status: 'delivered', nextAt: null }
  const wait = waits[delivery.attempts.length - 1]
  if (wait === undefined) return { ...delivery, status: 'failed', nextAt: null }
  return { ...delivery, nextAt: Date.now() + wait }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
