import type { StripeCheckoutConfirmResult, StripeCheckoutLoadActionsSuccess } from '@stripe/stripe-js'
import type { PayResult } from '../local/view-types.ts'
import { askForBank } from './bank-dialog.ts'
import { call } from './call.ts'
import type { CheckoutState } from './checkout-state.ts'
import type { FrameAnswer } from './messages.ts'

type Options = NonNullable<Parameters<StripeCheckoutLoadActionsSuccess['confirm']>[0]>

/** `checkout.confirm()`: settles with the outcome, or leaves for the return page as Stripe does by default. */
export async function confirm(state: CheckoutState, options: Options): Promise<StripeCheckoutConfirmResult> {
  const result = await state.during(() => payAndAsk(state, options))
  if (result.type === 'error' || options.redirect === 'if_required') return result
  location.assign(options.returnUrl ?? state.returnUrl)
  return new Promise(() => undefined)
}

async function payAndAsk(state: CheckoutState, options: Options): Promise<StripeCheckoutConfirmResult> {
  const first = await pay(state, options)
  if (first.type !== 'asks') return conclude(state, first)
  state.take(first)
  const passed = await askForBank(first.amount)
  const { clientSecret } = state
  return conclude(state, await call<PayResult>(state.base, 'answer', { clientSecret, passed }))
}

async function pay(state: CheckoutState, options: Options): Promise<FrameAnswer> {
  const { clientSecret } = state
  const email = options.email ?? state.session.email
  const { paymentMethod, savePaymentMethod = false } = options
  if (paymentMethod !== undefined) {
    return call<PayResult>(state.base, 'pay', { clientSecret, email, paymentMethod, savePaymentMethod })
  }
  if (state.element === null) return { type: 'invalid', message: 'There is no payment form on this page.' }
  return state.element.pay({ clientSecret, email, savePaymentMethod })
}

async function conclude(state: CheckoutState, answer: FrameAnswer): Promise<StripeCheckoutConfirmResult> {
  switch (answer.type) {
    case 'complete':
      state.take(answer)
      return { type: 'success', session: state.session }
    case 'failed': {
      state.take(answer)
      const { declineCode, message } = answer
      return { type: 'error', error: { code: 'paymentFailed', message, paymentFailed: { declineCode } } }
    }
    case 'error':
      // It may have expired, or been paid in another tab: the page should know.
      await state.reload()
      return { type: 'error', error: { code: null, message: answer.message } }
    case 'invalid':
      return { type: 'error', error: { code: null, message: answer.message } }
    case 'asks':
    case 'valid':
      return {
        type: 'error',
        error: { code: null, message: 'The payment form answered something unexpected.' },
      }
  }
}
