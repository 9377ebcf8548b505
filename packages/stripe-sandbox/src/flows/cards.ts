import { StripeError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { CardNature, PaymentMethod } from '#core/objects.ts'
import type { World } from '#core/world.ts'

export type Behaviour =
  | 'succeeds'
  | 'asks-until-set-up'
  | 'always-asks'
  | 'later-charges-fail'
  | 'disputed'
  | 'refund-fails'
  | 'refund-waits'
  | `declines:${string}`

interface TestCard {
  number: string
  alias: string
  brand: 'visa' | 'mastercard' | 'amex'
  behaviour: Behaviour
}

const visa = (number: string, alias: string, behaviour: Behaviour = 'succeeds'): TestCard => ({
  number: `4${number}`,
  alias: `pm_card_${alias}`,
  brand: 'visa',
  behaviour,
})

/** Stripe's published test cards; every other number is refused. */
export const testCards: TestCard[] = [
  visa('242424242424242', 'visa'),
  visa('000056655665556', 'visa_debit'),
  { number: '5555555555554444', alias: 'pm_card_mastercard', brand: 'mastercard', behaviour: 'succeeds' },
  { number: '378282246310005', alias: 'pm_card_amex', brand: 'amex', behaviour: 'succeeds' },
  visa('000000000000002', 'chargeDeclined', 'declines:generic_decline'),
  visa('000000000009995', 'chargeDeclinedInsufficientFunds', 'declines:insufficient_funds'),
  visa('000000000009987', 'chargeDeclinedLostCard', 'declines:lost_card'),
  visa('000000000009979', 'chargeDeclinedStolenCard', 'declines:stolen_card'),
  visa('000000000000069', 'chargeDeclinedExpiredCard', 'declines:expired_card'),
  visa('000000000000127', 'chargeDeclinedIncorrectCvc', 'declines:incorrect_cvc'),
  visa('000000000000119', 'chargeDeclinedProcessingError', 'declines:processing_error'),
  visa('000002500003155', 'authenticationRequiredOnSetup', 'asks-until-set-up'),
  visa('000002760003184', 'authenticationRequired', 'always-asks'),
  visa('000000000003220', 'threeDSecure2Required', 'always-asks'),
  visa('000000000000341', 'chargeCustomerFail', 'later-charges-fail'),
  visa('000000000000259', 'createDispute', 'disputed'),
  visa('000000000005126', 'refundFail', 'refund-fails'),
  visa('000000000007726', 'pendingRefund', 'refund-waits'),
]

export interface CardInput {
  number: string
  expMonth: number
  expYear: number
  country: string
}

/** Makes a payment method of a test card. Brand and last four digits are all that is kept of the number. */
export function acceptCard(world: World, input: CardInput, email: string): PaymentMethod {
  const card = testCards.find(({ number }) => number === input.number)
  if (card === undefined) {
    throw new StripeError(402, {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'test_mode_live_card',
      message: 'This is not a test card. No money moves here: pay with 4242 4242 4242 4242.',
    })
  }
  return makeMethod(world, card, input, email)
}

/** `pm_card_visa` and the like make a new payment method each time they are named. */
export function acceptAlias(world: World, alias: string): PaymentMethod | undefined {
  const card = testCards.find((candidate) => candidate.alias === alias)
  if (card === undefined) return undefined
  const expYear = new Date(world.clock.now() * 1000).getUTCFullYear() + 1
  return makeMethod(world, card, { expMonth: 12, expYear, country: 'US' }, null)
}

export function behaviourOf(world: World, method: string): { behaviour: Behaviour; setUp: boolean } {
  const { behaviour, setUp } = world.store.get('local.card', natureId(method))
  // Only makeMethod writes these records, from the table above.
  return { behaviour: behaviour as Behaviour, setUp }
}

export function markSetUp(world: World, method: string) {
  world.store.update('local.card', natureId(method), { setUp: true })
}

function makeMethod(world: World, card: TestCard, input: Omit<CardInput, 'number'>, email: string | null) {
  const method = world.store.put<PaymentMethod>({
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: {
      address: {
        city: null,
        country: input.country,
        line1: null,
        line2: null,
        postal_code: null,
        state: null,
      },
      email,
      name: null,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand === 'amex' ? 'american_express' : card.brand,
      exp_month: input.expMonth,
      exp_year: input.expYear,
      fingerprint: null,
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: world.clock.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  })
  world.store.put<CardNature>({
    id: natureId(method.id),
    object: 'local.card',
    behaviour: card.behaviour,
    setUp: false,
  })
  return method
}

function natureId(method: string): string {
  return `card:${method}`
}
