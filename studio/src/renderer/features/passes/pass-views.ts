import type { TicketPass } from '@stagedoor/ui'

export type View = 'guest' | 'few-left' | 'holder' | 'sold-out'

const lastSeats = 3

/** The moments a ticket can be looked at in; one without a limit never runs low. */
export function viewsOf({ capacity }: TicketPass): View[] {
  return capacity === null ? ['guest', 'holder', 'sold-out'] : ['guest', 'few-left', 'holder', 'sold-out']
}

/** The ticket as it is at that moment. */
export function ticketAt(view: View, ticket: TicketPass): TicketPass {
  if (view === 'sold-out') return { ...ticket, availability: 'sold_out', seatsLeft: 0 }
  if (view === 'few-left' && ticket.capacity !== null) {
    return { ...ticket, availability: 'few_left', seatsLeft: Math.min(lastSeats, ticket.capacity) }
  }
  return ticket
}
