import type { ReactNode } from 'react'

/** The shape of a pass everywhere. `off`: nothing to buy any more. `tall`: the stub below, as on a phone. */
export function Ticket({
  body,
  stub,
  off = false,
  tall = false,
}: {
  body: ReactNode
  stub: ReactNode
  off?: boolean
  tall?: boolean
}) {
  return (
    <article className={tall ? 'ticket tall' : 'ticket'} data-state={off ? 'off' : undefined}>
      <div className="body">{body}</div>
      <div className="stub">{stub}</div>
    </article>
  )
}

/** What stands where the price was: a seat number, or a word such as a day (`word`: smaller). */
export function SeatLine({ label, value, word = false }: { label: string; value: string; word?: boolean }) {
  return (
    <p className={word ? 'seat word' : 'seat'}>
      <small>{label}</small>
      {value}
    </p>
  )
}

/** How full a pass is. The words beside it say the same, so ears skip it. */
export function SeatsBar({ taken, capacity }: { taken: number; capacity: number }) {
  return (
    <svg
      className="seats"
      viewBox="0 0 100 1"
      width="100"
      height="5"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={(100 * taken) / capacity} height="1" />
    </svg>
  )
}
