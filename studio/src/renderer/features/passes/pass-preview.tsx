import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { Opens, PassTicket, SeatLine, Ticket, useNow, type TicketPass } from '@stagedoor/ui'
import { formatMoney } from '@stagedoor/words/format'
import { useState, useSyncExternalStore } from 'react'
import { brandStyle } from '../../app/brand-style.ts'
import { parsePrice } from './money.ts'
import { describeSaving, toTicket, type PassDraft } from './pass-draft.ts'
import { ticketAt, viewNames, viewsOf, type View } from './pass-views.ts'

/** The ticket while it is edited, what a buyer agrees to, and what saving does. */
export function PassPreview({
  space,
  draft,
  pass,
  experiences,
}: {
  space: Space
  draft: PassDraft
  pass: AccessPass | undefined
  experiences: Experience[]
}) {
  const [chosen, setChosen] = useState<View>('guest')
  const said = pass ? describeSaving(draft, pass, experiences) : []
  const ticket = toTicket(draft, pass, experiences)
  const views = viewsOf(ticket)
  const view = views.includes(chosen) ? chosen : 'guest'
  return (
    <aside className="seen" aria-label="Preview">
      <div className="row">
        <span className="label">As seen by</span>
        <fieldset className="seg">
          <legend className="vh">As seen by</legend>
          {views.map((value) => (
            <label key={value}>
              <input type="radio" name="view" checked={view === value} onChange={() => setChosen(value)} />
              {viewNames[value]}
            </label>
          ))}
        </fieldset>
      </div>
      <div style={brandStyle(space.brandColor)} inert>
        <Shot view={view} ticket={ticketAt(view, ticket)} />
      </div>
      <Agreement draft={draft} />
      {said.length > 0 && (
        <section className="after" aria-labelledby="saving">
          <h2 id="saving">When you save</h2>
          <ul>
            {said.map(({ kind, text }) => (
              <li key={text}>{kind === 'plain' ? text : <span className={`deed ${kind}`}>{text}</span>}</li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

function Shot({ view, ticket }: { view: View; ticket: TicketPass }) {
  const now = new Date(useNow(60_000))
  const isNarrow = useMedia('(max-width: 1100px)')
  switch (view) {
    case 'guest':
    case 'few-left':
      return (
        <PassTicket
          pass={ticket}
          now={now}
          tall={isNarrow}
          action={<span className="btn loud">Get access</span>}
        />
      )
    case 'holder':
      return (
        <Ticket
          tall={isNarrow}
          body={
            <>
              <h3>{ticket.name}</h3>
              {ticket.description && <p className="muted">{ticket.description}</p>}
              <Opens pass={ticket} />
            </>
          }
          stub={
            <>
              {ticket.capacity === null ? (
                <SeatLine label="Access" value="Yours" word />
              ) : (
                <SeatLine label="Seat" value="12" />
              )}
              <span className="btn loud">Watch</span>
            </>
          }
        />
      )
    case 'sold-out':
      return <PassTicket pass={ticket} now={now} tall={isNarrow} />
    default:
      return view satisfies never
  }
}

function Agreement({ draft }: { draft: PassDraft }) {
  const price = draft.billing === 'free' ? undefined : parsePrice(draft.price)
  return (
    <section className="after" aria-labelledby="agreement">
      <h2 id="agreement">What a buyer agrees to</h2>
      <dl className="facts sum">
        <dt>Today</dt>
        <dd>{price ? formatMoney(price) : draft.billing === 'free' ? 'Nothing' : 'Not said yet'}</dd>
        <dt>Renews</dt>
        <dd>Never</dd>
        <dt>Access</dt>
        <dd>{draft.accessDays ? `${draft.accessDays} days` : 'Without end'}</dd>
      </dl>
    </section>
  )
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
