import type { StripeCheckoutLoadActionsSuccess } from '@stripe/stripe-js'
import type { SessionView } from '../local/view-types.ts'
import { call, isError } from './call.ts'
import type { CheckoutState } from './checkout-state.ts'
import { confirm } from './confirm.ts'

/** What `useCheckoutElements` offers. Things the sandbox does not do answer with an error, as Stripe would. */
export function makeActions(state: CheckoutState): StripeCheckoutLoadActionsSuccess {
  const refusal = (name: string) => ({
    type: 'error' as const,
    error: { code: null, message: `The local payment form has no ${name}.` },
  })
  const refuse = (name: string) => () => Promise.resolve(refusal(name))
  const unused = (name: string) => () => Promise.reject(new Error(refusal(name).error.message))
  return {
    confirm: (options) => confirm(state, options ?? {}),
    getSession: () => state.session,
    runServerUpdate: (update) =>
      state.during(async () => {
        await update()
        const message = await state.reload()
        if (message !== null) return { type: 'error', error: { code: null, message } }
        return { type: 'success', session: state.session }
      }),
    updateEmail: (email) =>
      state.during(async () => {
        const view = await call<SessionView>(state.base, 'email', { clientSecret: state.clientSecret, email })
        if (isError(view)) return { type: 'error', error: { code: 'invalidEmail', message: view.message } }
        state.take(view)
        return { type: 'success', session: state.session }
      }),
    validateElements: async () => {
      const answer = await state.element?.validate()
      if (answer?.type === 'valid') return { type: 'success', session: state.session }
      const message = answer?.type === 'invalid' ? answer.message : 'There is no payment form on this page.'
      const validation_errors = answer === undefined ? [] : [{ message, element: 'payment' as const }]
      const code = answer === undefined ? 'no_elements' : 'validation_error'
      return { type: 'error', error: { code, message, validation_errors } }
    },
    applyPromotionCode: refuse('promotion codes'),
    removePromotionCode: refuse('promotion codes'),
    updateShippingAddress: refuse('addresses'),
    updateBillingAddress: refuse('addresses'),
    updateLineItemQuantity: refuse('quantities'),
    addOptionalLineItem: refuse('optional items'),
    removeOptionalLineItem: refuse('optional items'),
    updateTaxIdInfo: refuse('tax ids'),
    updateShippingOption: refuse('shipping'),
    updatePhoneNumber: unused('phone number'),
    updateIndividualName: unused('names'),
    updateBusinessName: unused('names'),
  }
}
