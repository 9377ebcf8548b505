import { Button } from '@stagedoor/ui'
import { formatDuration, speakDuration } from '@stagedoor/words/format'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useShortcuts } from './use-shortcuts.ts'
import type { StageControls } from './use-stage-controls.ts'
import { Range, Volume } from './volume.tsx'

const speeds = [1, 1.25, 1.5, 2, 0.75]
const skipSeconds = 10

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
  const video = useRef<HTMLVideoElement>(null)
  const [time, setTime] = useState(0)
  const [length, setLength] = useState(durationSeconds)
  const [isPlaying, setIsPlaying] = useState(false)
  const [speed, setSpeed] = useState(1)
  const [volume, setVolume] = useState(1)
  const [isMuted, setIsMuted] = useState(false)
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
    j: () => seek(time - skipSeconds),
    l: () => seek(time + skipSeconds),
    ArrowLeft: () => seek(time - 5),
    ArrowRight: () => seek(time + 5),
    Home: () => seek(0),
    End: () => seek(length),
  })

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
        aria-label="Replay"
        onClick={togglePlay}
        onLoadedMetadata={(event) => {
          const { currentTarget } = event
          if (Number.isFinite(currentTarget.duration)) setLength(currentTarget.duration)
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
        onError={onProblem}
      />
      {keptAt === null ? (
        <div className="top">{back}</div>
      ) : (
        <div className="kept on-stage">
          {back}
          <span>
            You stopped at <span className="num">{formatDuration(keptAt)}</span>
          </span>
          <Button
            small
            onClick={() => {
              setKeptAt(null)
              seek(0)
            }}
          >
            Start over
          </Button>
        </div>
      )}
      <div className="scrub on-stage">
        <Range
          label="Position"
          max={length}
          step={1}
          value={time}
          valueText={`${speakDuration(time)} of ${speakDuration(length)}`}
          onChange={seek}
        />
      </div>
      <div className="player on-stage" role="toolbar" aria-label="Player">
        <Button
          kind="bare"
          icon={isPlaying ? 'pause' : 'play'}
          label={isPlaying ? 'Pause' : 'Play'}
          aria-keyshortcuts="k"
          onClick={togglePlay}
        />
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
        <Button kind="bare" className="num" label={`Speed ${speed}×`} onClick={nextSpeed}>
          {speed}×
        </Button>
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
