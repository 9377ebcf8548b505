// Earns its kilobytes: paying, signing in and the held seat are one conversation that must not lose its place to a
// page load, and Stripe's fields need script anyway. Stripe's own code loads only at the card step.
import type { Output } from '@stagedoor/contract'
import {
  Button,
  ButtonLink,
  FieldError,
  Note,
  Opens,
  SeatLine,
  Skeleton,
  Ticket,
  useNow,
} from '@stagedoor/ui'
import { formatCountdown, formatMoney } from '@stagedoor/words/format'
import { plural } from '@stagedoor/words/plural'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { paths } from '#paths.ts'
import { useHydrated } from '#use-hydrated.ts'
import { CodeStep, DoneStep, EmailStep } from './checkout-steps.tsx'
import type { PaymentsConfig } from './load-payments.ts'
import type { Step } from './first-step.ts'
import { useCheckout } from './use-checkout.ts'

const CardForm = lazy(async () => ({ default: (await import('./card-form.tsx')).CardForm }))

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
      <section aria-label="Steps">
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

/** What is being bought, and how long it is kept. */
function Buying({ offer: { pass, space }, step }: { offer: Props['offer']; step: Step }) {
  const heldUntil = step.at === 'pay' ? heldUntilOf(step) : null
  return (
    <div className="buying">
      <h1>Get into {space.name}</h1>
      <p className="muted">
        {pass.price === null
          ? 'It costs nothing. Your e-mail address is the key to it.'
          : pass.capacity === null
            ? 'Nothing is charged before you press Pay.'
            : 'You keep the seat while you pay. If the time runs out it goes back, and nothing is charged.'}
      </p>
      <Ticket
        tall
        off={step.at === 'closed'}
        body={
          <>
            <h2>{pass.name}</h2>
            <p className="muted">
              {space.name}, with {space.creatorName}
            </p>
            <Opens pass={pass} />
          </>
        }
        stub={
          <div className="side">
            <SeatLine label="Today" value={pass.price ? formatMoney(pass.price) : 'Free'} />
            {heldUntil !== null && (
              <Hold label={pass.capacity === null ? 'Price held for' : 'Seat held for'} until={heldUntil} />
            )}
            {heldUntil === null && step.at !== 'closed' && pass.seatsLeft !== null && (
              <SeatLine label="Seats left" value={String(pass.seatsLeft)} />
            )}
          </div>
        }
      />
    </div>
  )
}

function Hold({ label, until }: { label: string; until: number }) {
  const now = useNow(250)
  return (
    <div role="timer" aria-label={label}>
      <SeatLine label={label} value={formatCountdown(until - now)} />
    </div>
  )
}

type CheckoutState = ReturnType<typeof useCheckout>

/** The finished steps about who pays. */
function Person({ checkout: { step, email, isConfirmedHere, changePerson } }: { checkout: CheckoutState }) {
  if (step.at === 'code')
    return (
      <DoneStep number={1} onChange={() => void changePerson(null)} changeWhat="e-mail">
        {step.email}
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
          changeWhat: 'e-mail',
        })}
      >
        {email}
      </DoneStep>
      {isConfirmedHere && <DoneStep number={2}>Confirmed with the code we sent</DoneStep>}
    </>
  )
}

function CurrentStep({
  checkout,
  offer: { pass, space },
  payments,
}: {
  checkout: CheckoutState
  offer: Props['offer']
  payments: PaymentsConfig | null
}) {
  const { step, email, isBusy, error, resendAt } = checkout
  const isReady = useHydrated()
  switch (step.at) {
    case 'email':
      return (
        <EmailStep
          initialEmail={email ?? ''}
          error={error}
          isBusy={isBusy}
          onSubmit={(to) => void checkout.sendCode(to)}
        />
      )
    case 'code':
      return (
        <CodeStep
          email={step.email}
          error={error}
          isBusy={isBusy}
          resendAt={resendAt}
          onSubmit={(code) => void checkout.confirmCode(step.email, code)}
          onResend={() => void checkout.sendCode(step.email)}
        />
      )
    case 'opening':
      return (
        <div className="pay">
          <h2>{pass.price ? 'Card' : 'One moment'}</h2>
          <Skeleton shape="block" />
        </div>
      )
    case 'free':
      return (
        <div className="pay">
          <h2>All set</h2>
          {error && <FieldError>{error}</FieldError>}
          <Button kind="loud" block busy={isBusy} disabled={!isReady} onClick={() => void checkout.open()}>
            Get the pass
          </Button>
          <p className="after">No card. Nothing renews.</p>
        </div>
      )
    case 'pay':
      return payments && <Pay step={step} pass={pass} payments={payments} checkout={checkout} />
    case 'expired':
      return (
        <div className="pay">
          <h2>The time ran out</h2>
          <p className="muted">
            The seat went back and nothing was charged. If one is free, you can take it again.
          </p>
          <Button kind="loud" block busy={isBusy} onClick={() => void checkout.open()}>
            Try again
          </Button>
        </div>
      )
    case 'closed':
      return (
        <div className="pay">
          <h2>{pass.availability === 'sales_closed' ? 'Sales have ended' : 'Not to be had right now'}</h2>
          <p className="muted">{step.message}</p>
          <ButtonLink block href={paths.space(space.slug)}>
            See the other passes
          </ButtonLink>
        </div>
      )
    case 'owned':
      return (
        <div className="pay">
          <h2>You have this pass</h2>
          <p className="muted">It is open already, and nothing was charged again.</p>
          <ButtonLink kind="loud" block href={paths.library}>
            Go to my passes
          </ButtonLink>
        </div>
      )
    case 'stuck':
      return (
        <div className="pay">
          <h2>That did not work</h2>
          <FieldError>{step.message}</FieldError>
          <Button kind="loud" block busy={isBusy} onClick={() => void checkout.open()}>
            Try again
          </Button>
        </div>
      )
    case 'done':
      return (
        <div className="pay">
          <h2>One moment</h2>
          <Skeleton />
        </div>
      )
    default:
      return step satisfies never
  }
}

type PayStep = Extract<Step, { at: 'pay' }>

function Pay({
  step,
  pass,
  payments,
  checkout,
}: {
  step: PayStep
  pass: Props['offer']['pass']
  payments: PaymentsConfig
  checkout: CheckoutState
}) {
  const { purchase, clientSecret, isResumed } = step
  const heldUntil = heldUntilOf(step)
  const [isPaying, setIsPaying] = useState(false)
  const { settle } = checkout

  // When the hold is over the server is asked; not while a payment is on its way, which decides by itself.
  useEffect(() => {
    if (heldUntil === null || isPaying) return
    const timer = setTimeout(() => void settle(purchase.id), Math.max(0, heldUntil - Date.now()))
    return () => clearTimeout(timer)
  }, [heldUntil, isPaying, settle, purchase.id])

  return (
    <div className="pay">
      <h2>Card</h2>
      {isResumed && pass.capacity !== null && <Note>You were here before: your seat is still held.</Note>}
      <Suspense fallback={<Skeleton shape="block" />}>
        <CardForm
          clientSecret={clientSecret}
          payments={payments}
          amount={purchase.amount}
          heldUntil={heldUntil}
          onPaid={() => checkout.finish(purchase.id)}
          onExpired={() => void settle(purchase.id)}
          onBusy={setIsPaying}
        />
      </Suspense>
      <p className="after">
        One payment. Nothing renews.
        {pass.accessDays !== null && ` Open for ${plural(pass.accessDays, { one: 'day', other: 'days' })}.`}
      </p>
    </div>
  )
}

function heldUntilOf({ purchase: { holdExpiresAt } }: PayStep): number | null {
  return holdExpiresAt === null ? null : new Date(holdExpiresAt).getTime()
}
