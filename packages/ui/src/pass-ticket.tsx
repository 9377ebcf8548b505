import type { ReactNode } from 'react'
import { formatBilling, formatDay, formatPrice } from '@stagedoor/words/format'
import { formatNumber, plural } from '@stagedoor/words/plural'
import { ticketWords } from '@stagedoor/words/ticket'
import type { MoneyLike } from '@stagedoor/words/format'
import { SeatsBar, Ticket } from './ticket.tsx'

/** What a ticket needs to know of a pass; the contract's PassOffer fits. */
export type TicketPass = {
  name: string
  description: string
  perks: readonly string[]
  experienceNames: readonly string[]
  billing: 'free' | 'one_time' | 'monthly' | 'yearly'
  price: MoneyLike | null
  accessDays: number | null
  salesCloseAt: string | null
  capacity: number | null
  seatsLeft: number | null
  availability: 'on_sale' | 'few_left' | 'sold_out' | 'sales_closed' | 'not_on_sale'
}

/** A pass as it is offered. `action` is the button; it is dropped when there is nothing to buy. */
export function PassTicket({
  pass,
  action,
  href,
  now,
  tall = false,
  heading: Heading = 'h3',
}: {
  pass: TicketPass
  action?: ReactNode
  /** The pass's own page, as a link on its name. */
  href?: string
  now: Date
  tall?: boolean
  heading?: 'h2' | 'h3'
}) {
  const off = offWord(pass.availability)
  return (
    <Ticket
      tall={tall}
      off={off !== undefined}
      body={
        <>
          <Heading>{href ? <a href={href}>{pass.name}</a> : pass.name}</Heading>
          {pass.description && <p className="muted">{pass.description}</p>}
          <Opens pass={pass} />
        </>
      }
      stub={
        off ? (
          <>
            <Price pass={pass} />
            <span className="chip">{off}</span>
          </>
        ) : (
          <>
            <div>
              <Price pass={pass} />
              <Terms pass={pass} now={now} />
            </div>
            {action}
          </>
        )
      }
    />
  )
}

/** What a pass opens: its creator's own words, else its Experiences. */
export function Opens({ pass }: { pass: Pick<TicketPass, 'perks' | 'experienceNames'> }) {
  const lines = pass.perks.length > 0 ? pass.perks : pass.experienceNames.map(ticketWords().opens)
  if (lines.length === 0) return null
  return (
    <ul className="opens">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

// More characters than the stub is wide at full size.
const longestPrice = 9

function Price({ pass }: { pass: TicketPass }) {
  if (!pass.price) return <p className="price">{ticketWords().free}</p>
  const billing = formatBilling(pass.billing)
  const price = formatPrice(pass.price)
  return (
    <p className={price.length > longestPrice ? 'price long' : 'price'}>
      {price}
      {billing && <small>{billing}</small>}
    </p>
  )
}

function Terms({ pass, now }: { pass: TicketPass; now: Date }) {
  const words = ticketWords()
  const { capacity, seatsLeft } = pass
  return (
    <>
      {pass.accessDays !== null && (
        <p className="small muted">{words.openFor(plural(pass.accessDays, words.days))}</p>
      )}
      {pass.salesCloseAt !== null && (
        <p className="small muted">{words.onSaleUntil(formatDay(pass.salesCloseAt, 'UTC', now))}</p>
      )}
      {capacity !== null && seatsLeft !== null && (
        <>
          <p className="small muted num">
            {(pass.availability === 'few_left' ? words.onlyLeft : words.left)(
              formatNumber(seatsLeft),
              plural(capacity, words.seats),
            )}
          </p>
          <SeatsBar taken={capacity - seatsLeft} capacity={capacity} />
        </>
      )}
    </>
  )
}

function offWord(availability: TicketPass['availability']): string | undefined {
  const words = ticketWords()
  switch (availability) {
    case 'on_sale':
    case 'few_left':
      return undefined
    case 'sold_out':
      return words.soldOut
    case 'sales_closed':
      return words.salesClosed
    case 'not_on_sale':
      return words.notOnSale
    default:
      return availability satisfies never
  }
}
