import { loadStripe } from '@stripe/stripe-js/pure'
import type { Stripe } from '@stripe/stripe-js'

export type PaymentsConfig = { publishableKey: string; sandboxUrl: string | null }

let loading: Promise<Stripe | null> | undefined

/**
 * Stripe's script, once a page. With a sandbox, its stand-in defines `window.Stripe` first and `loadStripe` takes
 * what is there: from here on both are the same code.
 */
export function loadPayments({ publishableKey, sandboxUrl }: PaymentsConfig): Promise<Stripe | null> {
  loading ??= (async () => {
    if (sandboxUrl && !('Stripe' in window)) await addScript(`${sandboxUrl}/_local/stripe.js`)
    return loadStripe(publishableKey)
  })()
  loading.catch(() => (loading = undefined))
  return loading
}

function addScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`${src} did not load`)))
    document.head.append(script)
  })
}
