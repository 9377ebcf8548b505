import { invalid } from '#core/errors.ts'
import { emit } from '#core/events.ts'
import { newId } from '#core/ids.ts'
import type { Charge, Dispute } from '#core/objects.ts'
import { later } from '#core/tasks.ts'
import type { World } from '#core/world.ts'
import { bookBalance } from '#resources/balance-transactions.ts'
import { behaviourOf } from './cards.ts'

const disputeFee = 1500

/** The test card 0259: its owner complains a moment after paying. */
export function openDisputeSoon(world: World, { id, payment_method }: Charge) {
  if (payment_method === null || behaviourOf(world, payment_method).behaviour !== 'disputed') return
  later(world, 'open-dispute', id, 2)
}

/** The buyer's bank takes the money back and asks for a reason. */
export function openDispute(world: World, chargeId: string, reason = 'fraudulent'): Dispute {
  const charge = world.store.get('charge', chargeId, 'charge')
  if (!charge.paid || charge.disputed) throw invalid(`Charge ${chargeId} cannot be disputed.`)
  const id = newId('du')
  const { currency } = charge
  const amount = charge.amount - charge.amount_refunded
  const booking = bookBalance(world, {
    type: 'adjustment',
    amount: -amount,
    currency,
    source: id,
    fee: disputeFee,
  })
  const dispute = world.store.put<Dispute>({
    id,
    object: 'dispute',
    amount,
    balance_transactions: [booking],
    charge: chargeId,
    created: world.clock.now(),
    currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(charge),
    evidence_details: {
      due_by: world.clock.now() + 9 * 24 * 3600,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
      type: 'card',
    },
    reason,
    status: 'needs_response',
  })
  world.store.update('charge', chargeId, { disputed: true })
  emit(world, 'charge.dispute.created', dispute)
  emit(world, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

/** The bank has decided; when the dispute is won, the money comes back. */
export function closeDispute(world: World, id: string, outcome: 'won' | 'lost'): Dispute {
  const before = world.store.get('dispute', id)
  if (before.status === 'won' || before.status === 'lost') {
    throw invalid(`This dispute is already closed: ${before.status}.`)
  }
  const back =
    outcome === 'won'
      ? [
          bookBalance(world, {
            type: 'adjustment',
            amount: before.amount,
            currency: before.currency,
            source: id,
          }),
        ]
      : []
  const dispute = world.store.update('dispute', id, {
    balance_transactions: [...before.balance_transactions, ...back],
    status: outcome,
  })
  emit(world, 'charge.dispute.closed', dispute)
  if (outcome === 'won') emit(world, 'charge.dispute.funds_reinstated', dispute)
  return dispute
}

function noEvidence(charge: Charge): Dispute['evidence'] {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: charge.billing_details.email,
    customer_name: charge.billing_details.name,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  }
}
