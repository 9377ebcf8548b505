import type { Output } from '@stagedoor/contract'
import { Button, ButtonLink, FieldError, Skeleton } from '@stagedoor/ui'
import { checkoutWords } from '@stagedoor/words/checkout'
import type { ReactNode } from 'react'
import { paths } from '#paths.ts'
import { useHydrated } from '#use-hydrated.ts'
import { CodeStep, EmailStep } from './checkout-steps.tsx'
import type { PaymentsConfig } from './load-payments.ts'
import { PayStep } from './pay-step.tsx'
import type { CheckoutState } from './use-checkout.ts'

/** The one step that is open. */
export function CurrentStep({
  checkout,
  offer: { pass, space },
  payments,
}: {
  checkout: CheckoutState
  offer: Output<'GET /checkout/:passId'>
  payments: PaymentsConfig | null
}) {
  const { step, email, isBusy, error, resendAt } = checkout
  const isReady = useHydrated()
  const words = checkoutWords()
  const open = () => void checkout.open()
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
        <Part title={pass.price ? words.card : words.oneMoment}>
          <Skeleton shape="block" />
        </Part>
      )
    case 'free':
      return (
        <Part title={words.freeStep.title}>
          {error && <FieldError>{error}</FieldError>}
          <Button kind="loud" block busy={isBusy} disabled={!isReady} onClick={open}>
            {words.freeStep.get}
          </Button>
          <p className="after">{words.freeStep.after}</p>
        </Part>
      )
    case 'pay':
      return payments && <PayStep step={step} pass={pass} payments={payments} checkout={checkout} />
    case 'expired':
      return (
        <Part
          title={words.expired.title}
          text={pass.capacity === null ? words.expired.unlimited : words.expired.seat}
        >
          <Button kind="loud" block busy={isBusy} onClick={open}>
            {words.tryAgain}
          </Button>
        </Part>
      )
    case 'closed':
      return (
        <Part {...words.closed[step.why]}>
          <ButtonLink block href={paths.space(space.slug)}>
            {words.otherPasses}
          </ButtonLink>
        </Part>
      )
    case 'owned':
      return (
        <Part title={words.owned.title} text={words.owned.text}>
          <ButtonLink kind="loud" block href={paths.library}>
            {words.owned.go}
          </ButtonLink>
        </Part>
      )
    case 'stuck':
      return (
        <Part title={words.stuck}>
          <FieldError>{step.message}</FieldError>
          <Button kind="loud" block busy={isBusy} onClick={open}>
            {words.tryAgain}
          </Button>
        </Part>
      )
    case 'done':
      return (
        <Part title={words.oneMoment}>
          <Skeleton />
        </Part>
      )
    default:
      return step satisfies never
  }
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <div className="pay">
      <h2>{title}</h2>
      {text && <p className="muted">{text}</p>}
      {children}
    </div>
  )
}
