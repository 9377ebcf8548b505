import type { Output } from '@stagedoor/contract'
import { Opens, SeatLine, Ticket, useNow } from '@stagedoor/ui'
import { checkoutWords } from '@stagedoor/words/checkout'
import { formatCountdown, formatMoney } from '@stagedoor/words/format'
import { nameSize } from '#features/spaces/name-size.ts'
import { heldUntilOf, type Step } from './first-step.ts'

type Offer = Output<'GET /checkout/:passId'>

/** What is being bought, and how long it is kept. */
export function Buying({ offer, step }: { offer: Offer; step: Step }) {
  const { pass, space } = offer
  const words = checkoutWords()
  return (
    <div className="buying">
      <h1 className={nameSize(space.name) === 'longer' ? 'longer' : undefined}>{words.title(space.name)}</h1>
      {step.at !== 'closed' && step.at !== 'owned' && <p className="muted lede">{ledeOf(pass)}</p>}
      <Ticket
        tall
        off={step.at === 'closed'}
        body={
          <>
            <h2>{pass.name}</h2>
            <p className="muted">{words.by(space.name, space.creatorName)}</p>
            <Opens pass={pass} />
          </>
        }
        stub={
          <div className="side">
            <Stub offer={offer} step={step} />
          </div>
        }
      />
    </div>
  )
}

/** The price, and what is left or held; once it is somebody's own, their seat. */
function Stub({ offer: { pass, ownedGrant }, step }: { offer: Offer; step: Step }) {
  const words = checkoutWords()
  const price = pass.price ? formatMoney(pass.price) : words.free
  switch (step.at) {
    case 'closed':
      return <SeatLine label={words.price} value={price} />
    case 'owned':
      return ownedGrant?.seatNumber ? (
        <SeatLine label={words.seat} value={String(ownedGrant.seatNumber)} />
      ) : (
        <SeatLine label={words.access} value={words.open} word />
      )
    case 'pay': {
      const heldUntil = heldUntilOf(step)
      return (
        <>
          <SeatLine label={words.today} value={price} />
          {heldUntil !== null && (
            <Hold label={pass.capacity === null ? words.priceHeld : words.seatHeld} until={heldUntil} />
          )}
        </>
      )
    }
    case 'email':
    case 'code':
    case 'opening':
    case 'free':
      return (
        <>
          <SeatLine label={words.today} value={price} />
          {pass.seatsLeft !== null && <SeatLine label={words.seatsLeft} value={String(pass.seatsLeft)} />}
        </>
      )
    // How many seats are left is not known any more.
    case 'expired':
    case 'stuck':
    case 'done':
      return <SeatLine label={words.today} value={price} />
    default:
      return step satisfies never
  }
}

function Hold({ label, until }: { label: string; until: number }) {
  const now = useNow(250)
  return (
    <div role="timer" aria-label={label}>
      <SeatLine label={label} value={formatCountdown(until - now)} />
    </div>
  )
}

function ledeOf(pass: Offer['pass']): string {
  const { lede } = checkoutWords()
  if (pass.price === null) return lede.free
  return pass.capacity === null ? lede.unlimited : lede.seat
}
