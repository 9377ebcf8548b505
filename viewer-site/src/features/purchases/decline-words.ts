/** Why the card did not go through: whose decision it was. What is lost and what works is said after it. */
export function declineWords(declineCode: string | null): string {
  switch (declineCode) {
    case 'insufficient_funds':
      return 'Your bank said no: there is not enough on this card.'
    case 'expired_card':
      return 'Your bank said no: this card has expired.'
    case 'incorrect_cvc':
    case 'invalid_cvc':
      return 'Your bank said no: the security code does not fit this card.'
    case 'incorrect_number':
    case 'invalid_number':
      return 'This is not a card number your bank knows.'
    case 'processing_error':
    case 'issuer_not_available':
    case 'try_again_later':
      return 'Your bank did not answer in time.'
    case 'currency_not_supported':
      return 'This card does not pay in this currency.'
    // The bank's check (3-D Secure) was not passed; Stripe gives no decline code then.
    case null:
      return 'Your bank could not confirm that it is you.'
    // Lost, stolen and all the others: the bank does not want more to be said.
    default:
      return 'Your bank said no and did not say why.'
  }
}
