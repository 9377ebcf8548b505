import type { ReactNode } from 'react'
import { formatBilling, formatDay, formatPrice } from '@stagedoor/words/format'
import { plural } from '@stagedoor/words/plural'
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
  const lines =
    pass.perks.length > 0 ? pass.perks : pass.experienceNames.map((name) => `${name}, live and replays`)
  if (lines.length === 0) return null
  return (
    <ul className="opens">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Price({ pass }: { pass: TicketPass }) {
  if (!pass.price) return <p className="price">Free</p>
  const billing = formatBilling(pass.billing)
  return (
    <p className="price">
      {formatPrice(pass.price)}
      {billing && <small>{billing}</small>}
    </p>
  )
}

function Terms({ pass, now }: { pass: TicketPass; now: Date }) {
  return (
    <>
      {pass.accessDays !== null && (
        <p className="small muted">Open for {plural(pass.accessDays, { one: 'day', other: 'days' })}</p>
      )}
      {pass.salesCloseAt !== null && (
        <p className="small muted">On sale until {formatDay(pass.salesCloseAt, 'UTC', now)}</p>
      )}
      {pass.capacity !== null && pass.seatsLeft !== null && (
        <>
          <p className="small muted num">
            {pass.availability === 'few_left' ? 'Only ' : ''}
            {pass.seatsLeft} of {plural(pass.capacity, { one: 'seat', other: 'seats' })} left
          </p>
          <SeatsBar taken={pass.capacity - pass.seatsLeft} capacity={pass.capacity} />
        </>
      )}
    </>
  )
}

function offWord(availability: TicketPass['availability']): string | undefined {
  switch (availability) {
    case 'on_sale':
    case 'few_left':
      return undefined
    case 'sold_out':
      return 'Sold out'
    case 'sales_closed':
      return 'Sales closed'
    case 'not_on_sale':
      return 'Not on sale'
    default:
      return availability satisfies never
  }
}
