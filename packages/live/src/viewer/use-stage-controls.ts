import { useCallback, useEffect, useState } from 'react'
import type { RefObject } from 'react'

const idleAfterMs = 3000

/** What both players share: hiding when nobody moves, full screen, picture in picture. */
export function useStageControls(stage: RefObject<HTMLDivElement | null>) {
  const [isIdle, setIsIdle] = useState(false)
  const [isFull, setIsFull] = useState(false)

  useEffect(() => {
    const element = stage.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const wake = () => {
      setIsIdle(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIsIdle(true), idleAfterMs)
    }
    const leave = (event: PointerEvent) => {
      // A finger leaves with every tap, and may be about to come back.
      if (event.pointerType === 'touch') return
      clearTimeout(timer)
      timer = setTimeout(() => setIsIdle(true), idleAfterMs / 3)
    }
    const onFull = () => setIsFull(document.fullscreenElement === element)
    wake()
    element.addEventListener('pointermove', wake)
    element.addEventListener('pointerdown', wake)
    element.addEventListener('keydown', wake)
    element.addEventListener('pointerleave', leave)
    document.addEventListener('fullscreenchange', onFull)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('pointermove', wake)
      element.removeEventListener('pointerdown', wake)
      element.removeEventListener('keydown', wake)
      element.removeEventListener('pointerleave', leave)
      document.removeEventListener('fullscreenchange', onFull)
    }
  }, [stage])

  const toggleFull = useCallback(() => {
    const element = stage.current
    if (!element) return
    if (document.fullscreenElement) void document.exitFullscreen()
    else if (document.fullscreenEnabled) void element.requestFullscreen().catch(() => undefined)
    else enterOnPhone(mainVideo(element))
  }, [stage])

  /** The large picture leaves the page; a browser that refuses loses nothing. */
  const togglePictureInPicture = useCallback(() => {
    if (document.pictureInPictureElement) void document.exitPictureInPicture()
    else
      void mainVideo(stage.current)
        ?.requestPictureInPicture?.()
        .catch(() => undefined)
  }, [stage])

  return {
    isIdle,
    isFull,
    toggleFull,
    togglePictureInPicture,
    canFull: canFull(),
    canPictureInPicture: globalThis.document?.pictureInPictureEnabled ?? false,
  }
}

export type StageControls = ReturnType<typeof useStageControls>

function mainVideo(stage: HTMLElement | null): HTMLVideoElement | null | undefined {
  return stage?.querySelector<HTMLVideoElement>('video:not(.inset)')
}

// An iPhone gives all of its screen to a video alone, and by a name of its own.
const phoneName = 'webkitEnterFullscreen'

function canFull(): boolean {
  if (!('document' in globalThis)) return false
  return document.fullscreenEnabled || phoneName in HTMLVideoElement.prototype
}

function enterOnPhone(video: HTMLVideoElement | null | undefined): void {
  if (video && phoneName in video && typeof video[phoneName] === 'function') video[phoneName]()
}
