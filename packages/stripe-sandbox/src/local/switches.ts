import { invalid } from '#core/errors.ts'
import { type Faults, noFaults } from '#core/faults.ts'
import { queueDelivery } from '#core/events.ts'
import type { World } from '#core/world.ts'
import { advanceSubscription } from '#flows/advance.ts'
import { closeDispute, openDispute } from '#flows/dispute.ts'
import { expireSession } from '#flows/expire.ts'
import { numberOf, readInput, textOf } from './read-input.ts'
import { done, json, type LocalReply } from './reply.ts'
import type { LocalRequest } from './serve.ts'

/** `{ subscription?, periods?, days? }`: without a subscription, all that live. */
export function advance(world: World, asked: LocalRequest): LocalReply {
  const input = readInput(asked.body)
  const given = textOf(input, 'subscription')
  const live = world.store.all('subscription').filter(({ status }) => status !== 'canceled')
  const ids = given === '' ? live.map(({ id }) => id) : [given]
  const days = numberOf(input, 'days', 0)
  const periods = numberOf(input, 'periods', days === 0 ? 1 : 0)
  return done(asked, { subscriptions: ids.map((id) => advanceSubscription(world, id, { days, periods })) })
}

/** `{ charge | payment_intent, reason? }` */
export function makeDispute(world: World, asked: LocalRequest): LocalReply {
  const input = readInput(asked.body)
  const intent = textOf(input, 'payment_intent')
  const charge =
    intent === '' ? textOf(input, 'charge') : world.store.get('payment_intent', intent).latest_charge
  return done(asked, openDispute(world, charge ?? '', textOf(input, 'reason') || 'fraudulent'))
}

/** `{ outcome: 'won' | 'lost' }` */
export function decideDispute(world: World, asked: LocalRequest, id: string): LocalReply {
  const outcome = textOf(readInput(asked.body), 'outcome')
  if (outcome !== 'won' && outcome !== 'lost')
    throw invalid('outcome must be won or lost.', { param: 'outcome' })
  return done(asked, closeDispute(world, id, outcome))
}

/** As if the time of an open session were over. */
export function expireNow(world: World, asked: LocalRequest, id: string): LocalReply {
  const { status } = world.store.get('checkout.session', id)
  if (status !== 'open') throw invalid(`This session is ${status}.`)
  return done(asked, expireSession(world, id))
}

/** Sends an event again to every endpoint there is. */
export function resend(world: World, asked: LocalRequest, id: string): LocalReply {
  world.store.get('event', id)
  const deliveries = world.store
    .all('webhook_endpoint')
    .map((endpoint) => queueDelivery(world, id, endpoint.id))
  return done(asked, { deliveries })
}

/** Every event with what became of its deliveries, newest first. */
export function listDeliveries(world: World): LocalReply {
  const deliveries = world.store.all('local.delivery')
  const events = world.store.all('event').toReversed()
  return json({
    events: events.map((event) => ({
      ...event,
      deliveries: deliveries.filter((delivery) => delivery.event === event.id),
    })),
  })
}

export function readFaults(world: World): LocalReply {
  return json(world.faults)
}

/** `{ webhooks?: { drop, duplicate, shuffle, delayMs }, fail?: { match, when, status, times } }`; the rest is off. */
export function setFaults(world: World, { body }: LocalRequest): LocalReply {
  const { fail, webhooks } = readInput(body)
  world.faults = { webhooks: webhookFaults(webhooks), fail: failure(fail) }
  return json(world.faults)
}

export function clearFaults(world: World): LocalReply {
  world.faults = noFaults()
  return json(world.faults)
}

function webhookFaults(given: unknown): Faults['webhooks'] {
  const none = noFaults().webhooks
  if (typeof given !== 'object' || given === null) return none
  const input = { ...given }
  return {
    drop: numberOf(input, 'drop', none.drop),
    duplicate: numberOf(input, 'duplicate', none.duplicate),
    shuffle: Reflect.get(input, 'shuffle') === true,
    delayMs: numberOf(input, 'delayMs', none.delayMs),
  }
}

function failure(given: unknown): Faults['fail'] {
  if (typeof given !== 'object' || given === null) return null
  const input = { ...given }
  const when = textOf(input, 'when') || 'before'
  if (when !== 'before' && when !== 'after' && when !== 'cut')
    throw invalid('when must be before, after or cut.')
  return {
    match: textOf(input, 'match'),
    when,
    status: numberOf(input, 'status', 500),
    times: numberOf(input, 'times', 1),
  }
}
