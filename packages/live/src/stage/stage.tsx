import { playerWords } from '@stagedoor/words/player'
import { useEffect, useRef } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { arrangeStage } from './layout.ts'
import type { StageLayout, StageRect, StageSource } from './layout.ts'

/** What can be shown in a video element: a LiveKit track, local or remote. */
export type Attachable = {
  attach(element: HTMLMediaElement): HTMLMediaElement
  detach(element: HTMLMediaElement): HTMLMediaElement
}

/** The picture: camera and screen where the layout says, or its card. What lies on it comes as children. */
export function Stage({
  camera,
  screen,
  layout,
  mirrorCamera = false,
  children,
}: {
  camera: Attachable | null
  screen: Attachable | null
  layout: StageLayout
  /** For one's own preview only. */
  mirrorCamera?: boolean
  children?: ReactNode
}) {
  const tracks = { camera, screen }
  const rects = arrangeStage(layout, { camera: camera !== null, screen: screen !== null })
  return (
    <>
      {rects.map((rect) => {
        const track = tracks[rect.source]
        return track && <TrackVideo key={rect.source} rect={rect} track={track} isMirrored={mirrorCamera} />
      })}
      {(layout.name === 'soon' || layout.name === 'brb') && <StageCard name={layout.name} />}
      {children}
    </>
  )
}

function TrackVideo({
  rect,
  track,
  isMirrored,
}: {
  rect: StageRect
  track: Attachable
  isMirrored: boolean
}) {
  const words = playerWords()
  const video = useRef<HTMLVideoElement>(null)

  useEffect(() => {
    const element = video.current
    if (!element) return
    track.attach(element)
    return () => {
      track.detach(element)
    }
  }, [track])

  return (
    <video
      ref={video}
      className={['src', rect.isInset && 'inset', isMirrored && rect.source === 'camera' && 'mirrored']
        .filter(Boolean)
        .join(' ')}
      style={place(rect)}
      data-source={rect.source satisfies StageSource}
      aria-label={rect.source === 'camera' ? words.camera : words.screen}
      muted
      autoPlay
      playsInline
      disableRemotePlayback
    />
  )
}

function place(rect: StageRect): CSSProperties {
  const percent = (share: number) => `${share * 100}%`
  return {
    left: percent(rect.x),
    top: percent(rect.y),
    width: percent(rect.width),
    height: percent(rect.height),
    objectFit: rect.fit,
  }
}

function StageCard({ name }: { name: 'soon' | 'brb' }) {
  const words = playerWords()
  return (
    <p className="card">
      {name === 'soon' ? words.soon : words.brb}
      <small>{name === 'soon' ? words.soonNote : words.brbNote}</small>
    </p>
  )
}
