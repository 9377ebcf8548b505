import { Button, LiveChip, useNow } from '@stagedoor/ui'
import { formatDuration } from '@stagedoor/words/format'
import { playerWords } from '@stagedoor/words/player'
import type { ReactNode } from 'react'
import { Stage } from '../stage/stage.tsx'
import { PlayerButton } from './player-button.tsx'
import { QualityMenu } from './quality-menu.tsx'
import type { RoomState } from './room-state.ts'
import { SharedControls } from './shared-controls.tsx'
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
  const words = playerWords()
  const { room, view, isPaused, quality } = state
  useShortcuts({
    ' ': () => session.setPaused(!isPaused),
    k: () => session.setPaused(!isPaused),
    m: () => session.setMuted(!state.isMuted),
    f: controls.toggleFull,
    p: controls.togglePictureInPicture,
    t: onTheatre,
  })
  if (!room) return null
  const hasPicture = room.camera !== null || room.screen !== null
  const isCard = room.layout.name === 'soon' || room.layout.name === 'brb'

  return (
    <>
      <Stage camera={room.camera} screen={room.screen} layout={room.layout} />
      {!hasPicture && !isCard && <NoPicture isPaused={isPaused} isChosen={quality === 'sound'} />}
      {children}
      <div className="top">
        {back}
        <LiveChip>{words.live}</LiveChip>
        {view.stream.record && (
          <span className="chip on-stage" title={words.recorded}>
            <i className="dot rec" />
            {words.rec}
          </span>
        )}
      </div>
      {!room.canHear && !state.isMuted && (
        <div className="say mid">
          <Button kind="loud" className="hear" icon="mute" onClick={() => session.startSound()}>
            {words.pressToHear}
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
  const words = playerWords()
  const { isPaused, isMuted, volume, quality } = state
  return (
    <div className="player on-stage" role="toolbar" aria-label={words.player}>
      <PlayerButton
        icon={isPaused ? 'play' : 'pause'}
        label={isPaused ? words.play : words.pause}
        shortcut="k"
        onClick={() => session.setPaused(!isPaused)}
      />
      <Button
        kind="bare"
        className={isPaused ? 'at-edge behind' : 'at-edge'}
        aria-disabled={!isPaused}
        label={isPaused ? words.backToEdge : words.atEdge}
        onClick={() => session.setPaused(false)}
      >
        <i className="dot" />
        {words.live}
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
      <PlayerButton
        className="wide"
        icon="theatre"
        label={words.theatre}
        shortcut="t"
        aria-pressed={isTheatre}
        onClick={onTheatre}
      />
      <SharedControls controls={controls} />
    </div>
  )
}

/** In place of a picture: why there is none. */
function NoPicture({ isPaused, isChosen }: { isPaused: boolean; isChosen: boolean }) {
  const words = playerWords()
  return (
    <p className="card">
      {isPaused ? words.paused : isChosen ? words.soundOnly : words.cameraOff}
      <small>{isPaused ? words.pausedNote : words.soundGoesOn}</small>
    </p>
  )
}

function Elapsed({ startedAt }: { startedAt: string | null }) {
  const now = useNow(1000)
  if (startedAt === null) return null
  return (
    <span className="num small wide clock">
      <span className="vh">{playerWords().onAirFor}</span>
      {formatDuration((now - new Date(startedAt).getTime()) / 1000)}
    </span>
  )
}
