// Earns its kilobytes: live video, its delay and the chat cannot be had without script. React and this page come
// first (the words on the stage need them); LiveKit loads when there is a live picture, the chat when there is access.
import type { ReactionKind, WatchView } from '@stagedoor/contract'
import { createApi } from '@stagedoor/contract/client'
import { openStreamEvents } from '@stagedoor/live/events/stream-events'
import { LivePlayer } from '@stagedoor/live/viewer/live-player.tsx'
import type { Moment } from '@stagedoor/live/viewer/moment'
import { ReplayPlayer } from '@stagedoor/live/viewer/replay-player.tsx'
import { useStageControls } from '@stagedoor/live/viewer/use-stage-controls'
import { createWatchSession } from '@stagedoor/live/viewer/watch-session'
import type { WatchSession, WatchState } from '@stagedoor/live/viewer/watch-session'
import { Avatar, Button, Chip, Icon, Skeleton } from '@stagedoor/ui'
import { formatTime } from '@stagedoor/words/format'
import type { IconName } from '@stagedoor/ui'
import { Suspense, lazy, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { paths } from '#paths.ts'
import { MomentWords } from './moments.tsx'

const WatchChat = lazy(async () => ({ default: (await import('./watch-chat.tsx')).WatchChat }))
// A page that goes still says goodbye: keepalive lets the last call outlive it.
const api = createApi({
  baseUrl: '',
  fetch: (url, init) => fetch(url, { ...init, keepalive: init?.method === 'POST' }),
})

type Props = { view: WatchView; userId: string | null }

export function Watch({ view: firstView, userId }: Props) {
  const session = useWatchSession(firstView)
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState)
  const [isTheatre, setIsTheatre] = useState(false)
  const [replaySeconds, setReplaySeconds] = useState(0)
  const { view, moment } = state

  useEffect(() => {
    document.body.classList.toggle('theatre', isTheatre)
  }, [isTheatre])
  // The way back is on the player: without a live picture the chat is never hidden.
  if (isTheatre && moment.kind !== 'live') setIsTheatre(false)

  return (
    <>
      <main className="seatside" id="main">
        <StageBox
          session={session}
          state={state}
          isTheatre={isTheatre}
          onTheatre={() => setIsTheatre(!isTheatre)}
          onTime={setReplaySeconds}
        />
        <Under session={session} state={state} />
      </main>
      <aside className="chat" aria-label="Chat" id="chat" tabIndex={-1}>
        <header>
          <h2>Chat</h2>
          {moment.kind === 'replay' ? (
            <span className="small">as it was written</span>
          ) : (
            view.stream.status === 'live' && (
              <span className="small num">{view.stream.watchingCount} here</span>
            )
          )}
          {moment.kind === 'live' && (
            <Button kind="bare" small icon="chat" label="Hide the chat" onClick={() => setIsTheatre(true)} />
          )}
        </header>
        {view.access === 'granted' ? (
          <Suspense fallback={<Skeleton />}>
            <WatchChat
              api={api}
              view={view}
              userId={userId}
              replaySeconds={moment.kind === 'replay' ? replaySeconds : null}
              session={session}
            />
          </Suspense>
        ) : (
          <p className="said">The chat opens with a pass.</p>
        )}
      </aside>
    </>
  )
}

/** One session for the life of the page. */
function useWatchSession(view: WatchView): WatchSession {
  const [session] = useState(() =>
    createWatchSession({
      api,
      view,
      openEvents: (on) => openStreamEvents({ baseUrl: '', streamId: view.stream.id, ...on }),
      openRoom: async (options) => {
        const { openViewerRoom } = await import('@stagedoor/live/viewer/viewer-room')
        return openViewerRoom(options)
      },
    }),
  )
  useEffect(() => {
    // Kept in the back-forward cache, the page may come back to life.
    const onShow = (event: PageTransitionEvent) => event.persisted && session.start()
    const onHide = () => session.stop()
    session.start()
    addEventListener('pageshow', onShow)
    addEventListener('pagehide', onHide)
    return () => {
      removeEventListener('pageshow', onShow)
      removeEventListener('pagehide', onHide)
      session.stop()
    }
  }, [session])
  return session
}

function StageBox({
  session,
  state,
  isTheatre,
  onTheatre,
  onTime,
}: {
  session: WatchSession
  state: WatchState
  isTheatre: boolean
  onTheatre: () => void
  onTime: (seconds: number) => void
}) {
  const stage = useRef<HTMLDivElement>(null)
  const controls = useStageControls(stage)
  const { view, moment } = state
  const isPictureShown = moment.kind === 'live' || (moment.kind === 'reconnecting' && state.room !== null)
  const hidesControls = moment.kind === 'replay' || (moment.kind === 'live' && !state.isPaused)
  const back = (
    <a
      className="btn icon small on-stage phone"
      href={paths.space(view.space.slug)}
      aria-label={`Back to ${view.space.name}`}
    >
      <Icon name="back" />
    </a>
  )
  return (
    <div
      ref={stage}
      className={['stage', stageLook(moment), controls.isIdle && hidesControls && 'idle']
        .filter(Boolean)
        .join(' ')}
      role="group"
      aria-label="Stage"
    >
      {isPictureShown && (
        <LivePlayer
          session={session}
          state={state}
          controls={controls}
          isTheatre={isTheatre}
          onTheatre={onTheatre}
          back={back}
        />
      )}
      {moment.kind === 'replay' && view.replay && (
        <ReplayPlayer
          streamId={view.stream.id}
          url={view.replay.url}
          durationSeconds={view.replay.durationSeconds}
          controls={controls}
          back={back}
          onTime={onTime}
          onProblem={() => session.refresh()}
        />
      )}
      {!isPictureShown && moment.kind !== 'replay' && moment.kind !== 'away' && view.space.coverUrl && (
        <img className="backdrop" src={view.space.coverUrl} alt="" />
      )}
      <MomentWords moment={moment} state={state} session={session} />
      {!isPictureShown && moment.kind !== 'replay' && <div className="top">{back}</div>}
    </div>
  )
}

function stageLook(moment: Moment): string {
  switch (moment.kind) {
    case 'away':
      return 'interlude'
    case 'reconnecting':
      return 'frozen'
    case 'replay':
      return 'replaying'
    case 'access-ended':
      return 'plain'
    default:
      return ''
  }
}

const reactions: { kind: ReactionKind; icon: IconName; name: string }[] = [
  { kind: 'heart', icon: 'heart', name: 'Heart' },
  { kind: 'clap', icon: 'clap', name: 'Applause' },
  { kind: 'wave', icon: 'wave', name: 'Wave' },
  { kind: 'spark', icon: 'spark', name: 'Wow' },
  { kind: 'again', icon: 'again', name: 'Encore' },
]

/** Title, reactions, host and the measured facts. */
function Under({ session, state }: { session: WatchSession; state: WatchState }) {
  const { view, room, moment } = state
  const { stream, space } = view
  const isLive = stream.status === 'live' && view.access === 'granted'
  const host = (
    <>
      <Avatar name={space.creatorName} />
      <span>
        <strong>{space.creatorName}</strong>{' '}
        {space.creatorUsername && <span className="small">@{space.creatorUsername}</span>}
      </span>
    </>
  )
  return (
    <div className="under">
      <h1>{stream.title}</h1>
      {isLive && (
        <div className="react" role="group" aria-label="Reactions">
          {reactions.map(({ kind, icon, name }) => (
            <Button
              key={kind}
              icon={icon}
              aria-pressed={state.sentReactions.has(kind)}
              label={`${name}, ${view.reactions[kind] ?? 0}`}
              disabled={moment.kind !== 'live'}
              onClick={() => session.react(kind)}
            >
              <span className="num">{view.reactions[kind] ?? 0}</span>
            </Button>
          ))}
        </div>
      )}
      <div className="by">
        {space.creatorUsername ? (
          <a className="who" href={paths.profile(space.creatorUsername)}>
            {host}
          </a>
        ) : (
          <span className="who">{host}</span>
        )}
        {isLive && (
          <div className="meta">
            <Chip icon="eye">
              {stream.watchingCount}
              <span className="more"> watching</span>
            </Chip>
            {room?.delayMs != null && moment.kind === 'live' && (
              <Chip
                icon="gauge"
                title={
                  room.isDelayWhole
                    ? `Measured from ${space.creatorName}’s camera to your screen`
                    : 'Measured from our server to your screen'
                }
              >
                {(Math.max(100, room.delayMs) / 1000).toFixed(1)} s behind
              </Chip>
            )}
            {stream.startedAt && (
              <span className="since">
                <Chip icon="clock">
                  since {formatTime(stream.startedAt, Intl.DateTimeFormat().resolvedOptions().timeZone)}
                </Chip>
              </span>
            )}
          </div>
        )}
      </div>
      {stream.description && <p className="about small">{stream.description}</p>}
    </div>
  )
}
