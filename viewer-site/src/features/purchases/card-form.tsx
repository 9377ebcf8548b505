import { Button, FieldError, Icon, Skeleton, useNow } from '@stagedoor/ui'
import { checkoutWords } from '@stagedoor/words/checkout'
import { formatCountdown, formatMoney } from '@stagedoor/words/format'
import type { MoneyLike } from '@stagedoor/words/format'
import {
  CheckoutElementsProvider,
  PaymentElement,
  useCheckoutElements,
} from '@stripe/react-stripe-js/checkout'
import type { Appearance } from '@stripe/stripe-js'
import { useEffect, useRef, useState } from 'react'
import type { SubmitEvent } from 'react'
import { readAppearance, readFonts } from './appearance.ts'
import { declineWords } from './decline-words.ts'
import { loadPayments } from './load-payments.ts'
import type { PaymentsConfig } from './load-payments.ts'

/** A bank that has said nothing for so long is worth a word. */
const slowAfterMs = 6000

type Props = {
  clientSecret: string
  payments: PaymentsConfig
  amount: MoneyLike
  /** Epoch ms until which the seat is held; null when nothing is held. */
  heldUntil: number | null
  /** Whether what is held is a seat; otherwise only the price is. */
  isSeat: boolean
  onPaid: () => void
  /** Stripe says that this payment's time is over. */
  onExpired: () => void
  /** While a payment is on its way the countdown must not end it. */
  onBusy: (isBusy: boolean) => void
}

/** The card goes from Stripe's own frame to Stripe; this page never sees it. */
export function CardForm(props: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [appearance, setAppearance] = useState<Appearance>()
  const [stripe] = useState(() => loadPayments(props.payments))

  useEffect(() => {
    if (frame.current) setAppearance(readAppearance(frame.current))
  }, [])

  return (
    <div ref={frame}>
      {appearance && (
        // A later secret would be ignored: the key makes it a new form.
        <CheckoutElementsProvider
          key={props.clientSecret}
          stripe={stripe}
          options={{ clientSecret: props.clientSecret, elementsOptions: { appearance, fonts: readFonts() } }}
        >
          <CardFields {...props} />
        </CheckoutElementsProvider>
      )}
    </div>
  )
}

function CardFields({ amount, heldUntil, isSeat, onPaid, onExpired, onBusy }: Props) {
  const result = useCheckoutElements()
  const words = checkoutWords()
  const [isPaying, setIsPaying] = useState(false)
  const isSlow = useTrueAfter(isPaying, slowAfterMs)
  const [problem, setProblem] = useState<string | null>(null)

  if (result.type === 'loading') return <Skeleton shape="block" />
  if (result.type === 'error')
    return (
      <div className="pay">
        <FieldError>{words.formMissing}</FieldError>
        <Button block onClick={() => location.reload()}>
          {words.loadAgain}
        </Button>
      </div>
    )

  const { checkout } = result
  const pay = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isPaying || !checkout.canConfirm) return
    setProblem(null)
    setIsPaying(true)
    onBusy(true)
    const answer = await checkout.confirm({ redirect: 'if_required' })
    onBusy(false)
    if (answer.type === 'success') return onPaid()
    setIsPaying(false)
    if (answer.error.code === 'paymentFailed')
      return setProblem(declineWords({ ...answer.error.paymentFailed, message: answer.error.message }))
    if (checkout.status.type === 'expired') return onExpired()
    setProblem(answer.error.message)
  }

  return (
    <form className="pay" onSubmit={(event) => void pay(event)}>
      <PaymentElement options={{ layout: 'tabs' }} />
      {problem && <Declined reason={problem} heldUntil={isSeat ? heldUntil : null} />}
      <Button
        kind="loud"
        block
        type="submit"
        busy={isPaying}
        aria-disabled={!checkout.canConfirm && !isPaying}
      >
        <Icon name="lock" />
        <span className="num">{isPaying ? words.paying : words.pay(formatMoney(amount))}</span>
      </Button>
      <p className="after" role="status">
        {isSlow && words.slow}
      </p>
    </form>
  )
}

/** Whose decision it was, what is lost, what works, and how long the seat stays. */
function Declined({ reason, heldUntil }: { reason: string; heldUntil: number | null }) {
  const now = useNow(heldUntil === null ? null : 1000)
  const { after, afterHeld, aWhile } = checkoutWords().declined
  if (heldUntil === null || heldUntil <= now) return <FieldError>{reason + after}</FieldError>
  return (
    <FieldError>
      {reason + afterHeld.before}
      {/* told once: a clock that speaks each second would drown everything else */}
      <span className="num" aria-hidden="true">
        {formatCountdown(heldUntil - now)}
      </span>
      <span className="vh">{aWhile}</span>
      {afterHeld.after}
    </FieldError>
  )
}

/** True once something has been so for a while. */
function useTrueAfter(value: boolean, ms: number): boolean {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (!value) return
    const timer = setTimeout(() => setIsLong(true), ms)
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [value, ms])
  return isLong
}
