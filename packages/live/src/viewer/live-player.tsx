import { Button, LiveChip, useNow } from '@stagedoor/ui'
import { formatDuration } from '@stagedoor/words/format'
import type { ReactNode } from 'react'
import { Stage } from '../stage/stage.tsx'
import { QualityMenu } from './quality-menu.tsx'
import type { RoomState } from './room-state.ts'
import { useShortcuts } from './use-shortcuts.ts'
import type { StageControls } from './use-stage-controls.ts'
import { Volume } from './volume.tsx'
import type { WatchSession, WatchState } from './watch-session.ts'

/** The stage while live: picture, chips and the player bar. What else lies on it comes as children. */
export function LivePlayer({
  session,
  state,
  controls,
  isTheatre,
  onTheatre,
  back,
  children,
}: {
  session: WatchSession
  state: WatchState
  controls: StageControls
  isTheatre: boolean
  onTheatre: () => void
  /** The way back, for the phone's stage. */
  back: ReactNode
  children?: ReactNode
}) {
  const { room, view, isPaused } = state
  useShortcuts({
    ' ': () => session.setPaused(!isPaused),
    k: () => session.setPaused(!isPaused),
    m: () => session.setMuted(!state.isMuted),
    f: controls.toggleFull,
    t: onTheatre,
  })
  if (!room) return null
  const hasPicture = room.camera !== null || room.screen !== null
  const isCard = room.layout.name === 'soon' || room.layout.name === 'brb'

  return (
    <>
      <Stage camera={room.camera} screen={room.screen} layout={room.layout} />
      {!hasPicture && !isCard && (
        <p className="card">
          {state.quality === 'sound' ? 'Sound only' : 'The camera is off'}
          <small>The sound goes on</small>
        </p>
      )}
      {children}
      <div className="top">
        {back}
        <LiveChip />
        {view.stream.record && (
          <span className="chip on-stage" title="This stream is being recorded">
            <i className="dot rec" />
            Rec
          </span>
        )}
      </div>
      {!room.canHear && !state.isMuted && (
        <div className="say mid">
          <Button kind="loud" className="hear" icon="mute" onClick={() => session.startSound()}>
            Press to hear
          </Button>
        </div>
      )}
      <PlayerBar
        session={session}
        state={state}
        room={room}
        controls={controls}
        isTheatre={isTheatre}
        onTheatre={onTheatre}
      />
    </>
  )
}

function PlayerBar({
  session,
  state,
  room,
  controls,
  isTheatre,
  onTheatre,
}: {
  session: WatchSession
  state: WatchState
  room: RoomState
  controls: StageControls
  isTheatre: boolean
  onTheatre: () => void
}) {
  const { isPaused, isMuted, volume, quality } = state
  return (
    <div className="player on-stage" role="toolbar" aria-label="Player">
      <Button
        kind="bare"
        icon={isPaused ? 'play' : 'pause'}
        label={isPaused ? 'Play' : 'Pause'}
        aria-keyshortcuts="k"
        onClick={() => session.setPaused(!isPaused)}
      />
      <Button
        kind="bare"
        className={isPaused ? 'at-edge behind' : 'at-edge'}
        aria-disabled={!isPaused}
        label={isPaused ? 'Live: back to the live edge' : 'Live, at the live edge'}
        onClick={() => session.setPaused(false)}
      >
        <i className="dot" />
        Live
      </Button>
      <Volume
        volume={volume}
        isMuted={isMuted}
        onVolume={(next) => session.setVolume(next)}
        onMuted={(next) => session.setMuted(next)}
      />
      <Elapsed startedAt={state.view.stream.startedAt} />
      <span className="push" />
      <QualityMenu
        quality={quality}
        options={room.qualities}
        height={room.height}
        onChange={(next) => session.setQuality(next)}
      />
      <Button
        kind="bare"
        className="wide"
        icon="theatre"
        label="Theatre"
        aria-pressed={isTheatre}
        aria-keyshortcuts="t"
        onClick={onTheatre}
      />
      {controls.canPictureInPicture && (
        <Button
          kind="bare"
          className="wide"
          icon="pip"
          label="Picture in picture"
          onClick={controls.togglePictureInPicture}
        />
      )}
      <Button
        kind="bare"
        icon="full"
        label={controls.isFull ? 'Leave full screen' : 'Full screen'}
        aria-keyshortcuts="f"
        onClick={controls.toggleFull}
      />
    </div>
  )
}

function Elapsed({ startedAt }: { startedAt: string | null }) {
  const now = useNow(1000)
  if (startedAt === null) return null
  return (
    <span className="num small wide clock">
      <span className="vh">On air for </span>
      {formatDuration((now - new Date(startedAt).getTime()) / 1000)}
    </span>
  )
}
