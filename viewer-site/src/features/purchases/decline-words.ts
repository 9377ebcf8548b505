import { checkoutWords } from '@stagedoor/words/checkout'

/** Why the card did not go through: whose decision it was. What is lost and what works is said after it. */
export function declineWords({
  declineCode,
  message,
}: {
  declineCode: string | null
  message: string
}): string {
  const words = checkoutWords().declined
  switch (declineCode) {
    case 'insufficient_funds':
      return words.noMoney
    case 'expired_card':
      return words.expired
    case 'incorrect_cvc':
    case 'invalid_cvc':
      return words.wrongCode
    case 'incorrect_number':
    case 'invalid_number':
      return words.unknownNumber
    case 'processing_error':
    case 'issuer_not_available':
    case 'try_again_later':
      return words.noAnswer
    case 'currency_not_supported':
      return words.currency
    // The bank's check was not passed, or the reason is an error of its own (an expired card): Stripe tells no code
    // then, only its sentence in the page's language.
    case null:
      return message
    // Lost, stolen and all the others: the bank does not want more to be said.
    default:
      return words.noReason
  }
}
