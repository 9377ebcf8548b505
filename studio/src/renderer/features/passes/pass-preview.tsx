import type { AccessPass, Experience, Space } from '@stagedoor/contract'
import { Opens, PassTicket, SeatLine, Segments, Ticket, useNow, type TicketPass } from '@stagedoor/ui'
import { formatDay, formatMoney } from '@stagedoor/words/format'
import { studioPassesWords } from '@stagedoor/words/studio-passes'
import { useState, useSyncExternalStore } from 'react'
import { brandStyle } from '../../app/brand-style.ts'
import { describeSaving } from './describe-saving.ts'
import { parseCount, parsePrice } from './money.ts'
import { toTicket, type PassDraft } from './pass-draft.ts'
import { ticketAt, viewsOf, type View } from './pass-views.ts'

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
  const words = studioPassesWords()
  const now = new Date(useNow(60_000))
  const [chosen, setChosen] = useState<View>('guest')
  const said = pass ? describeSaving({ draft, pass, experiences, now }) : []
  const ticket = toTicket(draft, pass, experiences)
  const views = viewsOf(ticket)
  const view = views.includes(chosen) ? chosen : 'guest'
  return (
    <aside className="seen" aria-label={words.preview.title}>
      <Segments
        label={words.preview.seenBy}
        items={views.map((value) => ({ value, label: words.preview.views[value] }))}
        value={view}
        onChange={setChosen}
      />
      <div style={brandStyle(space.brandColor)} inert>
        <Shot view={view} ticket={ticketAt(view, ticket)} now={now} />
      </div>
      <Agreement draft={draft} />
      {said.length > 0 && (
        <section className="after" aria-labelledby="saving">
          <h2 id="saving">{words.saving.title}</h2>
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

function Shot({ view, ticket, now }: { view: View; ticket: TicketPass; now: Date }) {
  const words = studioPassesWords().preview
  const isNarrow = useMedia('(max-width: 1100px)')
  switch (view) {
    case 'guest':
    case 'few-left':
      return (
        <PassTicket
          pass={ticket}
          now={now}
          tall={isNarrow}
          action={<span className="btn loud">{words.getAccess}</span>}
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
          stub={<HolderStub ticket={ticket} now={now} />}
        />
      )
    case 'sold-out':
      return <PassTicket pass={ticket} now={now} tall={isNarrow} />
    default:
      return view satisfies never
  }
}

const exampleSeat = '12'
const dayMs = 86_400_000

/** What stands where the price was for somebody who gets it now. */
function HolderStub({ ticket, now }: { ticket: TicketPass; now: Date }) {
  const words = studioPassesWords().preview
  const paid = ticket.price ? formatMoney(ticket.price) : words.free
  const until =
    ticket.accessDays === null
      ? undefined
      : formatDay(new Date(now.getTime() + ticket.accessDays * dayMs), 'UTC', now)
  const isSeated = ticket.capacity !== null
  return (
    <>
      <div>
        {isSeated ? (
          <SeatLine label={words.seat} value={exampleSeat} />
        ) : until ? (
          <SeatLine label={words.openUntil} value={until} word />
        ) : (
          <SeatLine label={words.open} value={words.withoutEnd} word />
        )}
        <p className="small muted num">{isSeated && until ? words.paidUntil(paid, until) : paid}</p>
      </div>
      <span className="btn loud">{words.watch}</span>
    </>
  )
}

function Agreement({ draft }: { draft: PassDraft }) {
  const words = studioPassesWords().agreement
  const price = draft.billing === 'free' ? undefined : parsePrice(draft.price)
  const days = parseCount(draft.accessDays)
  return (
    <section className="after" aria-labelledby="agreement">
      <h2 id="agreement">{words.title}</h2>
      <dl className="facts sum">
        <dt>{words.today}</dt>
        <dd>{price ? formatMoney(price) : draft.billing === 'free' ? words.nothing : words.notSaid}</dd>
        <dt>{words.renews}</dt>
        <dd>{words.never}</dd>
        <dt>{words.access}</dt>
        <dd>{days ? words.days(days) : words.withoutEnd}</dd>
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
