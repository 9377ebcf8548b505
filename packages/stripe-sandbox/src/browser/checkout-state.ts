import type {
  Appearance,
  StripeCheckoutElementsSdkOptions,
  StripeCheckoutSession,
  StripeCheckoutUpdateHandler,
} from '@stripe/stripe-js'
import type { SessionView } from '../local/view-types.ts'
import { call, isError } from './call.ts'
import type { Font } from './messages.ts'
import type { MountedElement } from './payment-element.ts'

/** What the page knows of its session, and who wants to hear of changes. */
export class CheckoutState {
  readonly base: string
  readonly listeners = new Set<StripeCheckoutUpdateHandler>()
  clientSecret = ''
  returnUrl = ''
  element: MountedElement | null = null
  appearance: Appearance
  fonts: Font[]
  readonly #secret: StripeCheckoutElementsSdkOptions['clientSecret']
  readonly #email: string | null
  #session: StripeCheckoutSession | undefined
  #expiry: ReturnType<typeof setTimeout> | undefined
  #pending = 0

  constructor(
    base: string,
    { clientSecret, defaultValues, elementsOptions }: StripeCheckoutElementsSdkOptions,
  ) {
    this.base = base
    this.#secret = clientSecret
    this.#email = defaultValues?.email ?? null
    this.appearance = elementsOptions?.appearance ?? {}
    this.fonts = elementsOptions?.fonts ?? []
  }

  /** The message of what went wrong, or null. */
  async load(): Promise<string | null> {
    this.clientSecret = await this.#secret
    return this.reload()
  }

  async reload(): Promise<string | null> {
    const view = await call<SessionView>(this.base, 'session', { clientSecret: this.clientSecret })
    if (isError(view)) return view.message
    this.take(view)
    return null
  }

  take({ expiresAt, returnUrl, session }: SessionView) {
    this.returnUrl = returnUrl
    this.#session = session.email === null ? { ...session, email: this.#email } : session
    clearTimeout(this.#expiry)
    const wait = expiresAt * 1000 - Date.now()
    // A second late, so that the sandbox has noticed too.
    if (session.status.type === 'open') this.#expiry = setTimeout(() => void this.reload(), wait + 1000)
    this.#tell()
  }

  get session(): StripeCheckoutSession {
    if (this.#session === undefined)
      throw new Error('The session is not loaded yet: await loadActions() first.')
    return this.#pending === 0 ? this.#session : { ...this.#session, canConfirm: false }
  }

  /** While the work runs, `canConfirm` is false. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#pending += 1
    this.#tell()
    try {
      return await work()
    } finally {
      this.#pending -= 1
      this.#tell()
    }
  }

  setAppearance(appearance: Appearance) {
    this.appearance = appearance
    this.element?.send({ type: 'appearance', appearance })
  }

  setFonts(fonts: Font[]) {
    this.fonts = fonts
    this.element?.send({ type: 'fonts', fonts })
  }

  #tell() {
    if (this.#session === undefined) return
    for (const listener of this.listeners) listener(this.session)
  }
}
