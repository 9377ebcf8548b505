import type { Output } from '@stagedoor/contract'
import { Note, Skeleton } from '@stagedoor/ui'
import { checkoutWords } from '@stagedoor/words/checkout'
import { Suspense, lazy, useEffect, useState } from 'react'
import { heldUntilOf, type Step } from './first-step.ts'
import type { PaymentsConfig } from './load-payments.ts'
import type { CheckoutState } from './use-checkout.ts'

const CardForm = lazy(async () => ({ default: (await import('./card-form.tsx')).CardForm }))

/** The card, as long as the seat is held. */
export function PayStep({
  step,
  pass,
  payments,
  checkout,
}: {
  step: Extract<Step, { at: 'pay' }>
  pass: Output<'GET /checkout/:passId'>['pass']
  payments: PaymentsConfig
  checkout: CheckoutState
}) {
  const { purchase, clientSecret, isResumed } = step
  const heldUntil = heldUntilOf(step)
  const [isPaying, setIsPaying] = useState(false)
  const { settle } = checkout
  const words = checkoutWords()

  // When the hold is over the server is asked; not while a payment is on its way, which decides by itself.
  useEffect(() => {
    if (heldUntil === null || isPaying) return
    const timer = setTimeout(() => void settle(purchase.id), Math.max(0, heldUntil - Date.now()))
    return () => clearTimeout(timer)
  }, [heldUntil, isPaying, settle, purchase.id])

  return (
    <div className="pay">
      <h2>{words.card}</h2>
      {isResumed && pass.capacity !== null && <Note>{words.resumed}</Note>}
      <Suspense fallback={<Skeleton shape="block" />}>
        <CardForm
          clientSecret={clientSecret}
          payments={payments}
          amount={purchase.amount}
          heldUntil={heldUntil}
          isSeat={pass.capacity !== null}
          onPaid={() => checkout.finish(purchase.id)}
          onExpired={() => void settle(purchase.id)}
          onBusy={setIsPaying}
        />
      </Suspense>
      <p className="after">{words.after(pass.accessDays)}</p>
    </div>
  )
}
