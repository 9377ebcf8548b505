import type { WatchView } from '@stagedoor/contract'
import type { Moment } from '@stagedoor/live/viewer/moment'
import type { WatchSession, WatchState } from '@stagedoor/live/viewer/watch-session'
import { Button, ButtonLink, Progress, useNow } from '@stagedoor/ui'
import { formatBilling, formatCountdown, formatDate, formatPrice, formatTime } from '@stagedoor/words/format'
import { plural } from '@stagedoor/words/plural'
import type { ReactNode } from 'react'
import { paths } from '#paths.ts'
import { endWords } from './end-words.ts'

const graceMs = 5 * 60_000
/** A break shorter than this mends itself before anybody reads about it. */
const breakShownAfterMs = 1500

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

type Props = { moment: Moment; state: WatchState; session: WatchSession }

/** What the stage says in every moment that is not simply the picture. */
export function MomentWords({ moment, state, session }: Props) {
  const { view } = state
  switch (moment.kind) {
    case 'live':
    case 'replay':
      return null
    case 'before':
      return <Before view={view} />
    case 'connecting':
      return (
        <Say title={view.stream.title}>
          <div className="thin">
            <Progress thin label="Opening the stream" />
          </div>
        </Say>
      )
    case 'reconnecting':
      return <Broken state={state} session={session} isOffline={moment.isOffline} />
    case 'away':
      return <Away view={view} since={moment.since} />
    case 'no-access':
      return <Offers view={view} reason={moment.reason} />
    case 'access-ended':
      return (
        <Say
          title={endWords[moment.reason].title}
          actions={
            <>
              {moment.reason === 'signed-out' ? (
                <ButtonLink kind="loud" href={paths.signInTo(paths.watch(view.stream.id))}>
                  Sign in
                </ButtonLink>
              ) : (
                moment.reason !== 'banned' &&
                moment.reason !== 'suspended' && (
                  <ButtonLink href={paths.space(view.space.slug)}>See passes</ButtonLink>
                )
              )}
              <ButtonLink kind="bare" href={paths.library}>
                My passes
              </ButtonLink>
            </>
          }
        >
          {endWords[moment.reason].text}
        </Say>
      )
    case 'taken-over':
      return (
        <Say
          title="You are watching on another device"
          actions={
            <Button kind="loud" onClick={() => session.rejoin()}>
              Watch here instead
            </Button>
          }
        >
          A pass is one seat, and the newest device has it. The chat here stays readable.
        </Say>
      )
    case 'removed':
      return (
        <Say
          title="You left the room"
          actions={
            <Button kind="quiet" onClick={() => session.rejoin()}>
              Try again
            </Button>
          }
        >
          The server closed your connection more than once. Your pass is not touched.
        </Say>
      )
    case 'join-problem':
      return (
        <Say
          title="The stream does not open"
          actions={
            <Button kind="quiet" onClick={() => session.rejoin()}>
              Try again now
            </Button>
          }
        >
          {moment.message} We keep trying; nothing you bought is lost.
        </Say>
      )
    case 'canceled':
      return (
        <Say
          title={`${view.stream.title} was called off`}
          actions={<ButtonLink href={paths.space(view.space.slug)}>See what comes next</ButtonLink>}
        >
          {view.space.creatorName} canceled it. Your pass stays open for everything else.
        </Say>
      )
    case 'processing':
      return (
        <Say
          title={`That was ${view.stream.title}`}
          actions={<ButtonLink href={paths.space(view.space.slug)}>See what comes next</ButtonLink>}
        >
          {lengthWords(view)}The replay is being made and appears here by itself.
        </Say>
      )
    case 'no-replay':
      return (
        <Say
          title={`That was ${view.stream.title}`}
          actions={<ButtonLink href={paths.space(view.space.slug)}>See what comes next</ButtonLink>}
        >
          {lengthWords(view)}
          {moment.failed
            ? 'The recording could not be made whole, so there is no replay. The host knows.'
            : 'It was played once: there is no replay.'}
        </Say>
      )
    default:
      return moment satisfies never
  }
}

function Say({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="say" role="status">
      <h2>{title}</h2>
      {typeof children === 'string' || Array.isArray(children) ? <p>{children}</p> : children}
      {actions && <div className="acts">{actions}</div>}
    </div>
  )
}

/** The countdown. The stage opens by itself; nobody has to reload. */
function Before({ view }: { view: WatchView }) {
  const now = useNow(1000)
  const { startsAt, title, id } = view.stream
  const left = Math.max(0, Math.ceil((new Date(startsAt).getTime() - now) / 1000))
  const days = Math.floor(left / 86_400)
  const parts: [number, string][] = [
    ...(days > 0 ? ([[days, 'days']] as [number, string][]) : []),
    [Math.floor((left % 86_400) / 3600), 'hours'],
    [Math.floor((left % 3600) / 60), 'minutes'],
    ...(days > 0 ? [] : ([[left % 60, 'seconds']] as [number, string][])),
  ]
  return (
    <div className="say">
      {left > 0 && (
        <p className="count" role="timer" aria-label="Until the start">
          {parts.map(([count, unit], index) => (
            <span key={unit}>
              {index === 0 ? count : String(count).padStart(2, '0')}
              <small>{unit}</small>
            </span>
          ))}
        </p>
      )}
      <h2>{title}</h2>
      <p>
        {left > 0
          ? `${formatDate(startsAt, zone(), new Date(now))}, ${formatTime(startsAt, zone())} your time. It opens here by itself.`
          : `${view.space.creatorName} starts any moment. It opens here by itself.`}
      </p>
      {left > 0 && (
        <div className="acts">
          <ButtonLink icon="calendar" href={paths.calendar(id)}>
            Add to calendar
          </ButtonLink>
        </div>
      )}
    </div>
  )
}

function Broken({
  state,
  session,
  isOffline,
}: {
  state: WatchState
  session: WatchSession
  isOffline: boolean
}) {
  const now = useNow(500)
  const brokenMs = state.brokenSince === null ? 0 : now - state.brokenSince
  if (brokenMs < breakShownAfterMs) return null
  return (
    <div className="say" role="status">
      <div className="thin">
        <Progress thin label="Reconnecting" />
      </div>
      <h2>{isOffline ? 'You are offline' : 'Reconnecting'}</h2>
      <p>
        Your connection paused {plural(Math.round(brokenMs / 1000), { one: 'second', other: 'seconds' })} ago.
        You come back to the live edge, nothing to press.
      </p>
      <div className="acts">
        <Button onClick={() => session.rejoin()}>Try again now</Button>
        {state.quality !== 'sound' && (
          <Button kind="bare" onClick={() => session.setQuality('sound')}>
            Sound only
          </Button>
        )}
      </div>
    </div>
  )
}

/** The host's own connection is gone; the stream keeps its place for five minutes. */
function Away({ view, since }: { view: WatchView; since: string | null }) {
  const now = useNow(1000)
  const host = view.space.creatorName
  const left = since === null ? null : graceMs - (now - new Date(since).getTime())
  return (
    <div className="say" role="status">
      <p className="small">
        <strong>{view.space.name}</strong>
      </p>
      <h2>{host} is back in a moment</h2>
      <p>
        {since === null
          ? 'The picture is on its way. '
          : `The connection there paused at ${formatTime(since, zone())}. `}
        {left !== null && left > 0 && (
          <>
            The room stays open for another <span className="num">{formatCountdown(left)}</span>, and the chat
            with it.
          </>
        )}
      </p>
    </div>
  )
}

/** What opens this, cheapest first. The card is never asked for here. */
function Offers({ view, reason }: { view: WatchView; reason: 'sign-in' | 'pass-needed' }) {
  const { stream, offers } = view
  const now = useNow(60_000)
  const open = offers
    .filter((offer) => offer.availability === 'on_sale' || offer.availability === 'few_left')
    .sort((a, b) => (a.price?.amountMinor ?? 0) - (b.price?.amountMinor ?? 0))
  return (
    <div className="say">
      <h2>{offersTitle(view)}</h2>
      <p>
        {stream.status === 'live' && stream.watchingCount > 0
          ? `${plural(stream.watchingCount, { one: 'person is', other: 'people are' })} in the room. `
          : ''}
        {stream.status === 'scheduled' &&
          `${formatDate(stream.startsAt, zone(), new Date(now))}, ${formatTime(stream.startsAt, zone())} your time. `}
        {openWords(open.length)}
      </p>
      {open.length > 0 && (
        <ul className="offers">
          {open.map((offer, index) => (
            <li key={offer.id}>
              <span>
                <strong>{offer.name}</strong>
                <span className="price num">
                  {offer.price ? formatPrice(offer.price) : 'Free'}
                  {offer.price && <small>{formatBilling(offer.billing)}</small>}
                </span>
              </span>
              <ButtonLink
                kind={index === 0 ? 'loud' : 'quiet'}
                small
                href={paths.checkout(offer.id)}
                label={`Get access: ${offer.name}`}
              >
                Get access
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      {reason === 'sign-in' && (
        <p className="small">
          Have a pass? <a href={paths.signInTo(paths.watch(stream.id))}>Sign in</a>
        </p>
      )}
    </div>
  )
}

function offersTitle({ stream }: WatchView): string {
  switch (stream.status) {
    case 'live':
      return `${stream.title} is on`
    case 'ended':
      return `The replay of ${stream.title}`
    case 'scheduled':
    case 'canceled':
      return stream.title
    default:
      return stream.status satisfies never
  }
}

function openWords(count: number): string {
  if (count === 0) return 'No pass that opens it is on sale at the moment.'
  return count === 1 ? 'This opens it at once:' : 'Any of these opens it at once:'
}

function lengthWords({ stream }: WatchView): string {
  if (!stream.startedAt || !stream.endedAt) return ''
  const minutes = Math.round(
    (new Date(stream.endedAt).getTime() - new Date(stream.startedAt).getTime()) / 60_000,
  )
  const hours = Math.floor(minutes / 60)
  if (minutes < 1) return ''
  const rest = minutes % 60
  const words = [
    hours > 0 && plural(hours, { one: 'hour', other: 'hours' }),
    rest > 0 && plural(rest, { one: 'minute', other: 'minutes' }),
  ].filter(Boolean)
  return `${words.join(' and ')} live. `
}
