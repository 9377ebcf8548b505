import type {
  StripeCheckoutElementsSdk,
  StripeCheckoutElementsSdkOptions,
  StripeCheckoutLoadActionsResult,
} from '@stripe/stripe-js'
import { makeActions } from './actions.ts'
import { CheckoutState } from './checkout-state.ts'
import { createPaymentElement } from './payment-element.ts'

/** `stripe.initCheckoutElementsSdk`: one session, its actions and its card form. */
export function initCheckoutElementsSdk(base: string) {
  return (options: StripeCheckoutElementsSdkOptions): StripeCheckoutElementsSdk => {
    const state = new CheckoutState(base, options)
    let loading: Promise<StripeCheckoutLoadActionsResult> | undefined
    // The wrapper spreads these: an object literal, nothing on a prototype.
    return {
      on: (_event, handler) => state.listeners.add(handler),
      loadActions: () => (loading ??= load(state)),
      changeAppearance: (appearance) => state.setAppearance(appearance),
      loadFonts: (fonts) => state.setFonts(fonts),
      createPaymentElement: () => createPaymentElement(state),
      getPaymentElement: () => state.element?.api ?? null,
      getBillingAddressElement: () => null,
      getShippingAddressElement: () => null,
      getExpressCheckoutElement: () => null,
      getCurrencySelectorElement: () => null,
      getContactDetailsElement: () => null,
      getTaxIdElement: () => null,
      getTermsElement: () => null,
      getLinkSignupElement: () => null,
      createBillingAddressElement: () => missing('BillingAddressElement'),
      createShippingAddressElement: () => missing('ShippingAddressElement'),
      createExpressCheckoutElement: () => missing('ExpressCheckoutElement'),
      createCurrencySelectorElement: () => missing('CurrencySelectorElement'),
      createTaxIdElement: () => missing('TaxIdElement'),
      createContactDetailsElement: () => missing('ContactDetailsElement'),
      createTermsElement: () => missing('TermsElement'),
      createLinkSignupElement: () => missing('LinkSignupElement'),
    }
  }
}

async function load(state: CheckoutState): Promise<StripeCheckoutLoadActionsResult> {
  const error = await state.load()
  if (error !== null) return { type: 'error', error: { code: null, message: error } }
  return { type: 'success', actions: makeActions(state) }
}

function missing(name: string): never {
  throw new Error(`The local payment form has no ${name}: it has the PaymentElement only.`)
}
