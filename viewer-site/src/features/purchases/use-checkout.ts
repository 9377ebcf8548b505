import type { Output } from '@stagedoor/contract'
import { ApiError, createApi } from '@stagedoor/contract/client'
import { useCallback, useState } from 'react'
import { firstStep, stepAfter, stepOf } from './first-step.ts'
import type { Step } from './first-step.ts'

/** Where the checkout stands, and what can be done. */
export type CheckoutState = ReturnType<typeof useCheckout>

const api = createApi({ baseUrl: '' })

/** The checkout's steps and what moves between them. Every call may be repeated: the server knows what exists. */
export function useCheckout({
  offer,
  knownEmail,
  hasPayments,
}: {
  offer: Output<'GET /checkout/:passId'>
  knownEmail: string | null
  hasPayments: boolean
}) {
  const passId = offer.pass.id
  const [step, setStep] = useState<Step>(() =>
    firstStep(offer, { isSignedIn: knownEmail !== null, hasPayments }),
  )
  const [email, setEmail] = useState(knownEmail)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [resendAt, setResendAt] = useState(0)
  /** True once the code was typed here: the line "Confirmed with the code" is said only then. */
  const [isConfirmedHere, setIsConfirmedHere] = useState(false)

  /** Runs one call; a refusal becomes words beside the field, or a step. */
  const run = useCallback(async (call: () => Promise<void>, onRefusal: (refusal: ApiError) => void) => {
    setIsBusy(true)
    setError(null)
    try {
      await call()
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      onRefusal(thrown)
    } finally {
      setIsBusy(false)
    }
  }, [])

  const sayRefusal = useCallback((refusal: ApiError) => {
    // One field is asked at a time; what does not fit in it says more than that something does not.
    setError(Object.values(refusal.fields)[0] ?? refusal.message)
  }, [])

  /** Holds a seat and opens the payment, or takes the free pass. */
  const open = useCallback(
    () =>
      run(
        async () => {
          setStep({ at: 'opening' })
          const purchase = await api('POST /purchases', { passId })
          setStep(stepOf(purchase, offer.openPurchase?.id === purchase.id))
        },
        (refusal) => setStep(stepAfter(refusal)),
      ),
    [run, passId, offer.openPurchase],
  )

  const sendCode = useCallback(
    (to: string) =>
      run(async () => {
        const { resendAfterSeconds } = await api('POST /auth/code', { email: to })
        setResendAt(Date.now() + resendAfterSeconds * 1000)
        setStep({ at: 'code', email: to })
      }, sayRefusal),
    [run, sayRefusal],
  )

  const confirmCode = useCallback(
    (to: string, code: string) =>
      run(async () => {
        const { me } = await api('POST /auth/session', { email: to, code, client: 'browser' })
        setEmail(me.email)
        setIsConfirmedHere(true)
        const fresh = await api('GET /checkout/:passId', { passId })
        const next = firstStep(fresh, { isSignedIn: true, hasPayments })
        if (next.at === 'opening') await open()
        else setStep(next)
      }, sayRefusal),
    [run, sayRefusal, passId, hasPayments, open],
  )

  /** Asks how the payment stands: after the hold's end, and when the card form says that it is over. */
  const settle = useCallback(
    (purchaseId: string) =>
      run(
        async () => {
          const purchase = await api('POST /purchases/:purchaseId/sync', { purchaseId })
          setStep(purchase.status === 'open' ? { at: 'expired' } : stepOf(purchase, false))
        },
        () => setStep({ at: 'expired' }),
      ),
    [run],
  )

  /** Another person pays: the held seat goes back, and the sign-in with it. */
  const changePerson = useCallback(
    (purchaseId: string | null) =>
      run(async () => {
        if (purchaseId) await api('POST /purchases/:purchaseId/cancel', { purchaseId })
        if (email !== null) await api('DELETE /auth/session', {})
        setEmail(null)
        setIsConfirmedHere(false)
        setStep({ at: 'email' })
      }, sayRefusal),
    [run, sayRefusal, email],
  )

  return {
    step,
    email,
    isBusy,
    error,
    resendAt,
    isConfirmedHere,
    open,
    sendCode,
    confirmCode,
    settle,
    changePerson,
    finish: (purchaseId: string) => setStep({ at: 'done', purchaseId }),
  }
}
