import type { StripeCheckoutSession } from '@stripe/stripe-js'

/** What stripe.js in the page works with. */
export interface SessionView {
  session: StripeCheckoutSession
  returnUrl: string
  expiresAt: number
}

/** What the page learns of a try to pay. Nothing of the card is in it. */
export type PayResult = SessionView &
  (
    | { type: 'complete' }
    | { type: 'failed'; declineCode: string | null; message: string }
    | { type: 'asks'; amount: string }
  )
