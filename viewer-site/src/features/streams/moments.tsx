import type { Moment } from '@stagedoor/live/viewer/moment'
import type { WatchSession, WatchState } from '@stagedoor/live/viewer/watch-session'
import { Button, ButtonLink, Progress } from '@stagedoor/ui'
import { momentsWords } from '@stagedoor/words/moments'
import { paths } from '#paths.ts'
import { Before } from './before-words.tsx'
import { Away, Broken } from './break-words.tsx'
import { Offers } from './offer-words.tsx'
import { Say } from './say.tsx'

type Props = { moment: Moment; state: WatchState; session: WatchSession }

/** What the stage says in every moment that is not simply the picture. */
export function MomentWords({ moment, state, session }: Props) {
  const words = momentsWords()
  const { stream, space } = state.view
  const seeNext = <ButtonLink href={paths.space(space.slug)}>{words.seeNext}</ButtonLink>
  switch (moment.kind) {
    case 'live':
    case 'replay':
      return null
    case 'before':
      return <Before view={state.view} />
    case 'connecting':
      return (
        <Say title={stream.title} isTitle>
          <div className="thin">
            <Progress thin label={words.opening} />
          </div>
        </Say>
      )
    case 'reconnecting':
      return <Broken state={state} session={session} isOffline={moment.isOffline} />
    case 'away':
      return <Away view={state.view} since={moment.since} />
    case 'no-access':
      return <Offers view={state.view} reason={moment.reason} />
    case 'access-ended':
      return <AccessEnded state={state} reason={moment.reason} />
    case 'taken-over':
      return (
        <Say
          title={words.takenOver}
          actions={
            <Button kind="loud" onClick={() => session.rejoin()}>
              {words.watchHere}
            </Button>
          }
        >
          {words.takenOverNote}
        </Say>
      )
    case 'removed':
      return (
        <Say title={words.removed} actions={<Button onClick={() => session.rejoin()}>{words.again}</Button>}>
          {words.removedNote}
        </Say>
      )
    case 'join-problem':
      return (
        <Say
          title={words.doesNotOpen}
          actions={<Button onClick={() => session.rejoin()}>{words.tryNow}</Button>}
        >
          {words.keepTrying(moment.message)}
        </Say>
      )
    case 'canceled':
      return (
        <Say title={words.calledOff(stream.title)} actions={seeNext}>
          {words.calledOffBy(space.creatorName)}
        </Say>
      )
    case 'processing':
      return (
        <Say title={words.thatWas(stream.title)} actions={seeNext}>
          {`${lasted(state)}${words.replayComes}`}
        </Say>
      )
    case 'no-replay':
      return (
        <Say title={words.thatWas(stream.title)} actions={seeNext}>
          {`${lasted(state)}${moment.failed ? words.replayBroken : words.noReplay}`}
        </Say>
      )
    default:
      return moment satisfies never
  }
}

function AccessEnded({
  state,
  reason,
}: {
  state: WatchState
  reason: Extract<Moment, { kind: 'access-ended' }>['reason']
}) {
  const words = momentsWords()
  const { stream, space } = state.view
  const { title, text } = words.ended[reason]
  const first =
    reason === 'signed-out' ? (
      <ButtonLink kind="loud" href={paths.signInTo(paths.watch(stream.id))}>
        {words.signIn}
      </ButtonLink>
    ) : reason === 'refunded' || reason === 'expired' ? (
      <ButtonLink href={paths.space(space.slug)}>{words.seePasses}</ButtonLink>
    ) : null
  return (
    <Say
      title={title}
      actions={
        <>
          {first}
          <ButtonLink kind={first ? 'bare' : 'quiet'} href={paths.library}>
            {words.myPasses}
          </ButtonLink>
        </>
      }
    >
      {text}
    </Say>
  )
}

/** How long the show was, with the space before what follows. */
function lasted({ view: { stream } }: WatchState): string {
  if (!stream.startedAt || !stream.endedAt) return ''
  const minutes = Math.round(
    (new Date(stream.endedAt).getTime() - new Date(stream.startedAt).getTime()) / 60_000,
  )
  return minutes < 1 ? '' : `${momentsWords().lasted(Math.floor(minutes / 60), minutes % 60)} `
}
