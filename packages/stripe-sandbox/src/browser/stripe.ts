import { initCheckoutElementsSdk } from './checkout.ts'

/**
 * The stand-in for js.stripe.com: as much of Stripe.js as a checkout with Elements touches. It has to exist
 * when the script has run, because `loadStripe` takes the `window.Stripe` it finds.
 */
function Stripe(publishableKey: string) {
  if (!publishableKey.startsWith('pk_test_')) {
    throw new Error('The local payment form takes test keys only (pk_test_…).')
  }
  return {
    // The wrappers look for these four to recognise Stripe.js; the sandbox offers sessions only.
    elements: () => missing('elements'),
    createToken: () => missing('createToken'),
    createPaymentMethod: () => missing('createPaymentMethod'),
    confirmCardPayment: () => missing('confirmCardPayment'),
    registerAppInfo: () => undefined,
    _registerWrapper: () => undefined,
    initCheckoutElementsSdk: initCheckoutElementsSdk(base),
  }
}

function missing(name: string): never {
  throw new Error(`The local payment form has no ${name}(): use Checkout Sessions with Elements.`)
}

// A classic script knows its address only while it runs.
const { currentScript } = document
const address = currentScript instanceof HTMLScriptElement ? currentScript.src : location.href
const base = address.replace(/\/_local\/.*$/, '')
Reflect.set(window, 'Stripe', Object.assign(Stripe, { version: 'endive' }))
