// Earns its kilobytes: paying, signing in and the held seat are one conversation that must not lose its place to a
// page load, and Stripe's fields need script anyway. Stripe's own code loads only at the card step.
import type { Output } from '@stagedoor/contract'
import { checkoutWords } from '@stagedoor/words/checkout'
import { useEffect, useRef } from 'react'
import { paths } from '#paths.ts'
import { Buying } from './buying.tsx'
import { Address, DoneStep } from './checkout-steps.tsx'
import { CurrentStep } from './current-step.tsx'
import type { PaymentsConfig } from './load-payments.ts'
import { useCheckout, type CheckoutState } from './use-checkout.ts'

type Props = {
  offer: Output<'GET /checkout/:passId'>
  email: string | null
  payments: PaymentsConfig | null
}

export function Checkout({ offer, email: knownEmail, payments }: Props) {
  const checkout = useCheckout({ offer, knownEmail, hasPayments: payments !== null })
  const { step, open } = checkout
  const opensAtOnce = useRef(step.at === 'opening')

  useEffect(() => {
    if (!opensAtOnce.current) return
    opensAtOnce.current = false
    void open()
  }, [open])

  useEffect(() => {
    if (step.at === 'done') location.assign(paths.checkoutDone(step.purchaseId))
  }, [step])

  // A finished step takes the pressed button away with it; the keyboard goes on at the next step, not at the top.
  const current = useRef<HTMLLIElement>(null)
  const shown = useRef(step.at)
  useEffect(() => {
    if (shown.current === step.at) return
    shown.current = step.at
    if (!current.current?.contains(document.activeElement)) current.current?.focus()
  }, [step.at])

  return (
    <div className="desk">
      <Buying offer={offer} step={step} />
      <section className="todo" aria-label={checkoutWords().steps}>
        <ol className="steps">
          <Person checkout={checkout} />
          <li aria-current="step" ref={current} tabIndex={-1}>
            <CurrentStep checkout={checkout} offer={offer} payments={payments} />
          </li>
        </ol>
      </section>
    </div>
  )
}

/** The finished steps about who pays. */
function Person({ checkout: { step, email, isConfirmedHere, changePerson } }: { checkout: CheckoutState }) {
  if (step.at === 'code')
    return (
      <DoneStep number={1} onChange={() => void changePerson(null)}>
        <Address email={step.email} />
      </DoneStep>
    )
  if (email === null || step.at === 'email') return null
  const canChange = step.at === 'pay' || step.at === 'free'
  return (
    <>
      <DoneStep
        number={1}
        {...(canChange && {
          onChange: () => void changePerson(step.at === 'pay' ? step.purchase.id : null),
        })}
      >
        <Address email={email} />
      </DoneStep>
      {isConfirmedHere && <DoneStep number={2}>{checkoutWords().confirmed}</DoneStep>}
    </>
  )
}
