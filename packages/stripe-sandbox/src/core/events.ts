import { newId } from './ids.ts'
import type { Delivery, Event, EventType, Kind, Objects, WebhookEndpoint } from './objects.ts'
import type { World } from './world.ts'

/** The API version of the SDK these types come from. */
export const apiVersion = '2026-10-28.endive'

/** Records that something happened, and queues it for every webhook endpoint that wants to know. */
export function emit(world: World, type: EventType, object: Event['data']['object'], before?: object): Event {
  const event = world.store.put<Event>({
    id: newId('evt'),
    object: 'event',
    api_version: apiVersion,
    created: world.clock.now(),
    data: before === undefined ? { object } : { object, previous_attributes: before },
    livemode: false,
    pending_webhooks: 0,
    request: world.cause ?? { id: null, idempotency_key: null },
    type,
  })
  const endpoints = world.store.all('webhook_endpoint').filter((endpoint) => wants(endpoint, type))
  for (const endpoint of endpoints) queueDelivery(world, event.id, endpoint.id)
  return event
}

/** One event on its way to one endpoint; also how an event is sent again. */
export function queueDelivery(world: World, event: string, endpoint: string): Delivery {
  const delivery = world.store.put<Delivery>({
    id: newId('whd'),
    object: 'local.delivery',
    event,
    endpoint,
    status: 'pending',
    nextAt: Date.now(),
    attempts: [],
  })
  world.outbox.push(delivery)
  return delivery
}

/** Stripe keeps events for 30 days. */
export function forgetOldEvents(world: World) {
  const limit = world.clock.now() - 30 * 24 * 3600
  for (const delivery of world.store.all('local.delivery')) {
    const event = world.store.find('event', delivery.event)
    if (event === undefined || event.created < limit) world.store.drop(delivery.id)
  }
  for (const event of world.store.all('event')) {
    if (event.created < limit) world.store.drop(event.id)
  }
}

function wants(endpoint: WebhookEndpoint, type: string): boolean {
  const { enabled_events, status } = endpoint
  return status === 'enabled' && (enabled_events.includes('*') || enabled_events.includes(type))
}

/** Updates an object and tells what changed; nothing is told when nothing did. */
export function change<K extends Kind>(
  world: World,
  type: EventType,
  kind: K,
  id: string,
  patch: Partial<Objects[K]>,
): Objects[K] {
  const old = world.store.get(kind, id)
  const next = world.store.update(kind, id, patch)
  const before = Object.entries(old).filter(([key, value]) => differs(value, Reflect.get(next, key)))
  if (before.length > 0) emit(world, type, next, Object.fromEntries(before))
  return next
}

function differs(a: unknown, b: unknown): boolean {
  return a !== b && JSON.stringify(a) !== JSON.stringify(b)
}
