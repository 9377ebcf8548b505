import type Stripe from 'stripe'

export function addressOf(given: Stripe.AddressParam | '' | null | undefined): Stripe.Address | null {
  if (given === undefined || given === null || given === '') return null
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = given
  return { city, country, line1, line2, postal_code, state }
}
