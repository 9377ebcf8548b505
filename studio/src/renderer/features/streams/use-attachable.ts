import type { Attachable } from '@stagedoor/live/stage/stage.tsx'
import { useEffect, useMemo, useState, type RefObject } from 'react'

/** A track of this computer as something the stage can show. */
export function useAttachable(track: MediaStreamTrack | undefined): Attachable | null {
  return useMemo(() => {
    if (!track) return null
    return {
      attach: (element) => {
        element.srcObject = new MediaStream([track])
        return element
      },
      detach: (element) => {
        element.srcObject = null
        return element
      },
    }
  }, [track])
}

export type Picture = { width: number; height: number; framesPerSecond: number }

const measureMs = 1500

/** What the camera really delivers, counted at the preview's video; undefined until it was counted once. */
export function useCameraPicture(
  stage: RefObject<HTMLElement | null>,
  track: MediaStreamTrack | undefined,
): Picture | undefined {
  const [measured, setMeasured] = useState<{ track: MediaStreamTrack; picture: Picture }>()

  useEffect(() => {
    const video = stage.current?.querySelector<HTMLVideoElement>('video[data-source="camera"]')
    if (!video || !track) return
    let frames = 0
    const count = (): void => {
      frames += 1
      callback = video.requestVideoFrameCallback(count)
    }
    let callback = video.requestVideoFrameCallback(count)
    const timer = setInterval(() => {
      const { videoWidth: width, videoHeight: height } = video
      setMeasured({ track, picture: { width, height, framesPerSecond: (frames * 1000) / measureMs } })
      frames = 0
    }, measureMs)
    return () => {
      clearInterval(timer)
      video.cancelVideoFrameCallback(callback)
    }
  }, [stage, track])

  return measured && measured.track === track ? measured.picture : undefined
}
