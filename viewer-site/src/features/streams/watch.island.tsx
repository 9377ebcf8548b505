// Earns its kilobytes: live video, its delay and the chat cannot be had without script. React and this page come
// first (the words on the stage need them); LiveKit loads when there is a live picture, the chat when there is access.
import type { WatchView } from '@stagedoor/contract'
import { createApi } from '@stagedoor/contract/client'
import { openStreamEvents } from '@stagedoor/live/events/stream-events'
import { useKeptFocus } from '@stagedoor/live/use-kept-focus'
import { LivePlayer } from '@stagedoor/live/viewer/live-player.tsx'
import type { Moment } from '@stagedoor/live/viewer/moment'
import { ReplayPlayer } from '@stagedoor/live/viewer/replay-player.tsx'
import { useStageControls } from '@stagedoor/live/viewer/use-stage-controls'
import { createWatchSession } from '@stagedoor/live/viewer/watch-session'
import type { WatchSession, WatchState } from '@stagedoor/live/viewer/watch-session'
import { Button, Icon, Skeleton } from '@stagedoor/ui'
import { watchWords } from '@stagedoor/words/watch'
import { Suspense, lazy, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'
import { paths } from '#paths.ts'
import { MomentWords } from './moments.tsx'
import { Under } from './under.tsx'
import { useAnnouncement } from './use-announcement.ts'
import { useSeatHeight } from './use-seat-height.ts'

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
  const stage = useRef<HTMLDivElement>(null)
  const chat = useRef<HTMLElement>(null)
  const words = watchWords()
  const announcement = useAnnouncement(state)
  const { view, moment } = state
  // What was said stays readable for who was there.
  const [wasLetIn, setWasLetIn] = useState(view.access === 'granted')
  if (view.access === 'granted' && !wasLetIn) setWasLetIn(true)
  useSeatHeight()
  useKeptFocus(stage)
  useKeptFocus(chat, '[role=log]')

  useEffect(() => {
    // What is hidden cannot keep the focus.
    if (isTheatre && chat.current?.contains(document.activeElement)) stage.current?.focus()
    document.body.classList.toggle('theatre', isTheatre)
  }, [isTheatre])
  // The way back is on the player: without a live picture the chat is never hidden.
  if (isTheatre && moment.kind !== 'live') setIsTheatre(false)

  return (
    <>
      <main className="seatside" id="main">
        <StageBox
          stage={stage}
          session={session}
          state={state}
          isTheatre={isTheatre}
          onTheatre={() => setIsTheatre(!isTheatre)}
          onTime={setReplaySeconds}
        />
        <Under session={session} state={state} />
        <p className="vh" role="status">
          {announcement}
        </p>
      </main>
      <aside className="chat" aria-label={words.chat} id="chat" tabIndex={-1} ref={chat}>
        <header>
          <h2>{words.chat}</h2>
          {moment.kind === 'replay' ? (
            <span className="small">{words.asWritten}</span>
          ) : (
            view.stream.status === 'live' &&
            view.stream.watchingCount > 0 && (
              <span className="small num">{words.here(view.stream.watchingCount)}</span>
            )
          )}
          {moment.kind === 'live' && (
            <Button kind="bare" small icon="chat" label={words.hideChat} onClick={() => setIsTheatre(true)} />
          )}
        </header>
        {wasLetIn ? (
          <Suspense fallback={<Skeleton />}>
            <WatchChat
              api={api}
              view={view}
              userId={userId}
              replaySeconds={moment.kind === 'replay' ? replaySeconds : null}
              hasEnded={view.access !== 'granted' || moment.kind === 'access-ended'}
              session={session}
            />
          </Suspense>
        ) : (
          <p className="said">{view.access === 'banned' ? words.chatClosed : words.chatNeedsPass}</p>
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
  stage,
  session,
  state,
  isTheatre,
  onTheatre,
  onTime,
}: {
  stage: RefObject<HTMLDivElement | null>
  session: WatchSession
  state: WatchState
  isTheatre: boolean
  onTheatre: () => void
  onTime: (seconds: number) => void
}) {
  const words = watchWords()
  const controls = useStageControls(stage)
  const { view, moment } = state
  const isPictureShown = moment.kind === 'live' || (moment.kind === 'reconnecting' && state.room !== null)
  const hidesControls = moment.kind === 'replay' || (moment.kind === 'live' && !state.isPaused)
  const back = (
    <a
      className="btn icon small on-stage phone"
      href={paths.space(view.space.slug)}
      aria-label={words.backTo(view.space.name)}
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
      aria-label={words.stage}
      tabIndex={-1}
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
