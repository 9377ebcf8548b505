import { invalid } from '#core/errors.ts'
import { change, emit } from '#core/events.ts'
import { newId } from '#core/ids.ts'
import type { Charge, Refund } from '#core/objects.ts'
import { mergeMetadata, only, wholeNumber } from '#core/params.ts'
import type { Given } from '#core/router.ts'
import { later } from '#core/tasks.ts'
import type { World } from '#core/world.ts'
import { bookBalance } from '#resources/balance-transactions.ts'
import { behaviourOf } from './cards.ts'

type Params = Given<'POST /v1/refunds'>

/** Seconds until a test card's refund shows what becomes of it. */
const settlingTime = 2

export function createRefund(world: World, params: Params): Refund {
  only(params, 'amount charge metadata payment_intent reason')
  const charge = chargeOf(world, params)
  const amount = amountOf(charge, params.amount)
  const behaviour =
    charge.payment_method === null ? 'succeeds' : behaviourOf(world, charge.payment_method).behaviour
  const id = newId('re')
  const booking = bookBalance(world, {
    type: 'refund',
    amount: -amount,
    currency: charge.currency,
    source: id,
  })
  const refund = world.store.put<Refund>({
    id,
    object: 'refund',
    amount,
    balance_transaction: booking.id,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: behaviour === 'refund-waits' ? 'pending' : 'succeeded',
    transfer_reversal: null,
  })
  emit(world, 'refund.created', refund)
  giveBack(world, charge, amount)
  if (behaviour === 'refund-fails') later(world, 'fail-refund', id, settlingTime)
  if (behaviour === 'refund-waits') later(world, 'finish-refund', id, settlingTime)
  return refund
}

/** The bank would not take the money: it is the platform's again. */
export function failRefund(world: World, id: string) {
  const refund = world.store.get('refund', id)
  const { amount, charge: chargeId, currency } = refund
  const booking = bookBalance(world, { type: 'refund_failure', amount, currency, source: id })
  const failed = change(world, 'refund.updated', 'refund', id, {
    failure_balance_transaction: booking.id,
    failure_reason: 'unknown',
    status: 'failed',
  })
  emit(world, 'refund.failed', failed)
  if (chargeId === null) return
  const charge = world.store.get('charge', chargeId)
  change(world, 'charge.updated', 'charge', chargeId, {
    amount_refunded: charge.amount_refunded - amount,
    refunded: false,
  })
}

export function finishRefund(world: World, id: string) {
  change(world, 'refund.updated', 'refund', id, { status: 'succeeded' })
}

function chargeOf(world: World, params: Params): Charge {
  if (params.charge !== undefined) return world.store.get('charge', params.charge, 'charge')
  const { payment_intent: id } = params
  if (id === undefined)
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  const intent = world.store.get('payment_intent', id, 'payment_intent')
  const charge = intent.latest_charge === null ? undefined : world.store.find('charge', intent.latest_charge)
  if (charge?.paid === true) return charge
  throw invalid(`This PaymentIntent (${id}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  })
}

function amountOf(charge: Charge, given: number | undefined): number {
  if (!charge.paid) throw invalid(`Charge ${charge.id} has not been paid.`, { code: 'charge_not_refundable' })
  if (charge.disputed)
    throw invalid(`Charge ${charge.id} has been charged back.`, { code: 'charge_disputed' })
  const left = charge.amount - charge.amount_refunded
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = given === undefined ? left : wholeNumber(given, 'amount', 1)
  if (amount > left) {
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    })
  }
  return amount
}

function giveBack(world: World, charge: Charge, amount: number) {
  const amountRefunded = charge.amount_refunded + amount
  change(world, 'charge.refunded', 'charge', charge.id, {
    amount_refunded: amountRefunded,
    refunded: amountRefunded === charge.amount,
  })
}
