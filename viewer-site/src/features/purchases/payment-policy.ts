import type { PaymentsConfig } from './load-payments.ts'

type Csp = {
  insertDirective: (directive: `${'frame-src' | 'connect-src'} ${string}`) => void
  insertScriptResource: (resource: string) => void
}

/** What the content policy must allow for the card form: Stripe's own hosts, or the sandbox alone. */
export function allowPayments(csp: Csp | undefined, payments: PaymentsConfig | null): void {
  if (!csp || !payments) return
  const { sandboxUrl } = payments
  // Naming a script source replaces Astro's default, so the page's own is named again.
  for (const source of [
    "'self'",
    ...(sandboxUrl ? [sandboxUrl] : ['https://js.stripe.com', 'https://*.js.stripe.com']),
  ])
    csp.insertScriptResource(source)
  csp.insertDirective(
    `frame-src ${sandboxUrl ?? 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com'}`,
  )
  csp.insertDirective(`connect-src 'self' ${sandboxUrl ?? 'https://api.stripe.com'}`)
}
