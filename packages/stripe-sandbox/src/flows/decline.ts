import { StripeError } from '#core/errors.ts'
import type { Behaviour } from './cards.ts'

const messages: Record<string, string> = {
  generic_decline: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  lost_card: 'Your card was declined.',
  stolen_card: 'Your card was declined.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
}

/** These are error codes of their own; the other reasons come as the decline code of `card_declined`. */
const ownCodes = ['expired_card', 'incorrect_cvc', 'processing_error'] as const

export interface Decline {
  code:
    | 'authentication_required'
    | 'card_declined'
    | 'payment_intent_authentication_failure'
    | (typeof ownCodes)[number]
  declineCode: string | null
  message: string
}

export function declineOf(reason: string): Decline {
  const own = ownCodes.find((code) => code === reason)
  const declineCode = own === undefined ? reason : null
  return { code: own ?? 'card_declined', declineCode, message: messages[reason] ?? 'Your card was declined.' }
}

export const authenticationFailed: Decline = {
  code: 'payment_intent_authentication_failure',
  declineCode: null,
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}

/** What a renewal hears from a bank that wants to ask somebody who is not there. */
export const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}

export function declineError(behaviour: Behaviour): StripeError {
  const { code, declineCode, message } = declineOf(behaviour.replace('declines:', ''))
  const decline = declineCode === null ? {} : { decline_code: declineCode }
  return new StripeError(402, { type: 'card_error', code, message, ...decline })
}
