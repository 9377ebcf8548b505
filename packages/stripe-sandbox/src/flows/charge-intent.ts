import { emit } from '#core/events.ts'
import type { Charge, PaymentIntent } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { createCharge } from '#resources/charges.ts'
import { type Behaviour, behaviourOf } from './cards.ts'
import { authenticationFailed, authenticationRequired, type Decline, declineOf } from './decline.ts'
import { openDisputeSoon } from './dispute.ts'

export type Outcome =
  | { type: 'paid'; intent: PaymentIntent; charge: Charge }
  | { type: 'declined'; intent: PaymentIntent; decline: Decline }
  | { type: 'asks'; intent: PaymentIntent }

interface Try {
  method: string
  /** False for renewals: nobody is there to answer the bank. */
  present: boolean
  /** The bank's question was just answered with yes. */
  authenticated?: boolean
}

/** One try to take an intent's money from a card, as that test card behaves. */
export function chargeIntent(
  world: World,
  intentId: string,
  { method, present, authenticated = false }: Try,
): Outcome {
  const { behaviour, setUp } = behaviourOf(world, method)
  world.store.update('payment_intent', intentId, { payment_method: method, next_action: null })
  if (asks(behaviour, setUp, present) && !authenticated) return ask(world, intentId, method, present)
  const decline = declineFor(behaviour, present)
  return decline === null
    ? pay(world, intentId, method, authenticated)
    : refuseCharge(world, intentId, method, decline)
}

/** The bank said no to its question: nothing is charged, another try may follow. */
export function failAuthentication(world: World, intentId: string): Outcome {
  return fail(world, intentId, authenticationFailed, null)
}

function asks(behaviour: Behaviour, setUp: boolean, present: boolean): boolean {
  return behaviour === 'always-asks' || (behaviour === 'asks-until-set-up' && (present || !setUp))
}

function declineFor(behaviour: Behaviour, present: boolean): Decline | null {
  if (behaviour.startsWith('declines:')) return declineOf(behaviour.replace('declines:', ''))
  return behaviour === 'later-charges-fail' && !present ? declineOf('generic_decline') : null
}

function ask(world: World, intentId: string, method: string, present: boolean): Outcome {
  if (!present) {
    return refuseCharge(world, intentId, method, authenticationRequired)
  }
  const intent = world.store.update('payment_intent', intentId, {
    status: 'requires_action',
    next_action: { type: 'use_stripe_sdk', use_stripe_sdk: {} },
  })
  emit(world, 'payment_intent.requires_action', intent)
  return { type: 'asks', intent }
}

function refuseCharge(world: World, intentId: string, method: string, decline: Decline): Outcome {
  const before = world.store.get('payment_intent', intentId)
  const outcome = { decline, authenticated: false }
  const charge = createCharge(world, before, world.store.get('payment_method', method), outcome)
  emit(world, 'charge.failed', charge)
  return fail(world, intentId, decline, charge.id)
}

function fail(world: World, intentId: string, decline: Decline, charge: string | null): Outcome {
  const before = world.store.get('payment_intent', intentId)
  const method =
    before.payment_method === null ? undefined : world.store.find('payment_method', before.payment_method)
  const { code, declineCode, message } = decline
  const intent = world.store.update('payment_intent', intentId, {
    status: 'requires_payment_method',
    next_action: null,
    payment_method: null,
    latest_charge: charge ?? before.latest_charge,
    last_payment_error: {
      type: charge === null ? 'invalid_request_error' : 'card_error',
      code,
      message,
      ...(charge === null ? {} : { charge }),
      ...(declineCode === null ? {} : { decline_code: declineCode }),
      ...(method === undefined ? {} : { payment_method: method }),
    },
  })
  emit(world, 'payment_intent.payment_failed', intent)
  return { type: 'declined', intent, decline }
}

function pay(world: World, intentId: string, method: string, authenticated: boolean): Outcome {
  const before = world.store.get('payment_intent', intentId)
  const charge = createCharge(world, before, world.store.get('payment_method', method), {
    decline: null,
    authenticated,
  })
  const intent = world.store.update('payment_intent', intentId, {
    status: 'succeeded',
    amount_received: before.amount,
    latest_charge: charge.id,
    last_payment_error: null,
  })
  emit(world, 'charge.succeeded', charge)
  emit(world, 'payment_intent.succeeded', intent)
  openDisputeSoon(world, charge)
  return { type: 'paid', intent, charge }
}
