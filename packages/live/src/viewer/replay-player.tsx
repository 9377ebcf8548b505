import { Button } from '@stagedoor/ui'
import { formatDuration } from '@stagedoor/words/format'
import { playerWords } from '@stagedoor/words/player'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { PlayerButton } from './player-button.tsx'
import { ScrubBar } from './scrub-bar.tsx'
import { SharedControls } from './shared-controls.tsx'
import { skipSeconds, useSeekKeys } from './use-seek-keys.ts'
import { useShortcuts } from './use-shortcuts.ts'
import type { StageControls } from './use-stage-controls.ts'
import { Volume } from './volume.tsx'

const speeds = [1, 1.25, 1.5, 2, 0.75]

/** A replay with its own controls. Where one stopped is remembered on this device. */
export function ReplayPlayer({
  streamId,
  url,
  durationSeconds,
  controls,
  back,
  onTime,
  onProblem,
}: {
  streamId: string
  url: string
  durationSeconds: number
  controls: StageControls
  back: ReactNode
  /** Told about four times a second, for what runs beside the picture. */
  onTime: (seconds: number) => void
  /** The file did not play: access may have ended. */
  onProblem: () => void
}) {
  const words = playerWords()
  const video = useRef<HTMLVideoElement>(null)
  const [time, setTime] = useState(0)
  const [length, setLength] = useState(durationSeconds)
  const [isPlaying, setIsPlaying] = useState(false)
  const [speed, setSpeed] = useState(1)
  const [volume, setVolume] = useState(1)
  const [isMuted, setIsMuted] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const [keptAt, setKeptAt] = useState(() => readPosition(streamId, durationSeconds))

  const seek = useCallback((seconds: number) => {
    if (video.current) video.current.currentTime = Math.min(Math.max(0, seconds), video.current.duration || 0)
  }, [])
  const togglePlay = useCallback(() => {
    const element = video.current
    if (!element) return
    if (element.paused) void element.play().catch(() => undefined)
    else element.pause()
  }, [])
  const nextSpeed = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
    setSpeed(next)
    if (video.current) video.current.playbackRate = next
  }

  useEffect(() => {
    if (!video.current) return
    video.current.volume = volume
    video.current.muted = isMuted
  }, [volume, isMuted])

  useShortcuts({
    ' ': togglePlay,
    k: togglePlay,
    m: () => setIsMuted(!isMuted),
    f: controls.toggleFull,
    p: controls.togglePictureInPicture,
  })
  useSeekKeys({ time, length, seek })

  return (
    <>
      {/* The words of a live show are not written down; the chat beside it is. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={video}
        className="whole"
        src={url}
        preload="metadata"
        playsInline
        aria-label={words.replay}
        onClick={togglePlay}
        onDurationChange={({ currentTarget: { duration } }) => {
          if (Number.isFinite(duration)) setLength(duration)
        }}
        onLoadedMetadata={({ currentTarget }) => {
          setHasFailed(false)
          if (keptAt !== null) currentTarget.currentTime = keptAt
        }}
        onPlay={() => {
          setIsPlaying(true)
          setKeptAt(null)
        }}
        onPause={() => setIsPlaying(false)}
        onTimeUpdate={(event) => {
          const { currentTime } = event.currentTarget
          setTime(currentTime)
          onTime(currentTime)
          keepPosition(streamId, currentTime, length)
        }}
        onError={() => {
          setHasFailed(true)
          onProblem()
        }}
      />
      {hasFailed && (
        <div className="say" role="alert">
          <h2>{words.replayFailed}</h2>
          <p>{words.replayFailedNote}</p>
          <div className="acts">
            <Button onClick={() => video.current?.load()}>{words.again}</Button>
          </div>
        </div>
      )}
      {keptAt === null ? (
        <div className="top">{back}</div>
      ) : (
        <div className="kept on-stage">
          {back}
          <span>
            {words.stoppedAt} <span className="num">{formatDuration(keptAt)}</span>
          </span>
          <Button
            small
            onClick={() => {
              setKeptAt(null)
              seek(0)
            }}
          >
            {words.startOver}
          </Button>
        </div>
      )}
      <ScrubBar time={time} length={length} isHeld={!isPlaying} onSeek={seek} />
      <div
        className={isPlaying ? 'player on-stage' : 'player on-stage held'}
        role="toolbar"
        aria-label={words.player}
      >
        <PlayerButton
          icon={isPlaying ? 'pause' : 'play'}
          label={isPlaying ? words.pause : words.play}
          shortcut="k"
          onClick={togglePlay}
        />
        <PlayerButton
          className="wide num"
          label={words.back(skipSeconds)}
          shortcut="j"
          onClick={() => seek(time - skipSeconds)}
        >
          −{skipSeconds}
        </PlayerButton>
        <PlayerButton
          className="wide num"
          label={words.forward(skipSeconds)}
          shortcut="l"
          onClick={() => seek(time + skipSeconds)}
        >
          +{skipSeconds}
        </PlayerButton>
        <Volume
          volume={volume}
          isMuted={isMuted}
          onVolume={(next) => {
            setVolume(next)
            setIsMuted(next === 0)
          }}
          onMuted={setIsMuted}
        />
        <span className="num small clock">
          {formatDuration(time)} <span className="muted">/ {formatDuration(length)}</span>
        </span>
        <span className="push" />
        <PlayerButton className="num" label={words.speed(speed)} onClick={nextSpeed}>
          {words.times(speed)}
        </PlayerButton>
        <SharedControls controls={controls} />
      </div>
    </>
  )
}

const keyOf = (streamId: string) => `replay:${streamId}`

/** Where the person stopped; not the first moments, nor the very end. */
function readPosition(streamId: string, durationSeconds: number): number | null {
  try {
    const seconds = Number(localStorage.getItem(keyOf(streamId)))
    return seconds > 10 && seconds < durationSeconds - 10 ? seconds : null
  } catch {
    // Storage may be closed to us; then every visit begins at the beginning.
    return null
  }
}

function keepPosition(streamId: string, seconds: number, length: number): void {
  try {
    if (seconds > length - 10) localStorage.removeItem(keyOf(streamId))
    else if (seconds > 10) localStorage.setItem(keyOf(streamId), seconds.toFixed(0))
  } catch {
    // as above
  }
}
