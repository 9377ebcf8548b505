import type { Delivery, WebhookEndpoint } from './objects.ts'
import { signature } from './sign.ts'
import type { World } from './world.ts'

const second = 1000
const hour = 3600 * second
/** Waits between tries; after the last one, about three days in, the delivery has failed. */
const waits = [1, 5, 30, 120, 600, 3600].map((wait) => wait * second).concat(Array<number>(11).fill(6 * hour))
const timeoutMs = 10 * second

/** Sends queued events to their endpoints, at least once, in no promised order. */
export class Deliverer {
  readonly #world: World
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #stop = new AbortController()

  constructor(world: World) {
    this.#world = world
  }

  /** Call after a commit: everything pending without a timer gets one. */
  wake() {
    if (this.#stop.signal.aborted) return
    for (const delivery of this.#world.store.all('local.delivery')) {
      if (delivery.status === 'pending' && !this.#timers.has(delivery.id)) this.#schedule(delivery)
    }
  }

  close() {
    this.#stop.abort()
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }

  #schedule(delivery: Delivery) {
    const { delayMs, drop, duplicate, shuffle } = this.#world.faults.webhooks
    const fresh = delivery.attempts.length === 0
    if (fresh && Math.random() < drop) {
      this.#world.store.update('local.delivery', delivery.id, { status: 'dropped', nextAt: null })
      this.#world.store.commit()
      return
    }
    const wait =
      Math.max(0, (delivery.nextAt ?? 0) - Date.now()) + delayMs + (shuffle ? Math.random() * 500 : 0)
    this.#timers.set(
      delivery.id,
      setTimeout(() => void this.#send(delivery.id), wait),
    )
    if (fresh && Math.random() < duplicate)
      setTimeout(() => void this.#post(delivery), wait + Math.random() * 300)
  }

  async #send(id: string) {
    const delivery = this.#world.store.get('local.delivery', id)
    const attempt = await this.#post(delivery)
    if (this.#stop.signal.aborted) return
    this.#timers.delete(id)
    const attempts = [...delivery.attempts, attempt]
    const wait = waits[attempts.length - 1]
    const { status } = attempt
    const delivered = status !== null && status >= 200 && status < 300
    if (delivered)
      this.#world.store.update('local.delivery', id, { attempts, status: 'delivered', nextAt: null })
    else if (wait === undefined)
      this.#world.store.update('local.delivery', id, { attempts, status: 'failed', nextAt: null })
    else this.#world.store.update('local.delivery', id, { attempts, nextAt: Date.now() + wait })
    this.#world.store.commit()
    this.wake()
  }

  async #post(delivery: Delivery): Promise<Delivery['attempts'][number]> {
    const at = Date.now()
    const endpoint = this.#world.store.find('webhook_endpoint', delivery.endpoint)
    const result =
      endpoint === undefined
        ? { status: null, error: 'The endpoint was removed' }
        : await this.#fetch(delivery, endpoint)
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

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
