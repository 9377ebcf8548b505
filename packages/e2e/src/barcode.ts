import type { Page } from '@playwright/test'

/** What a viewer's page saw of the test card: how old each decoded frame was, and how many could not be read. */
export type Sighting = {
  latenciesMs: number[]
  unreadable: number
  /** When each frame was presented, whole or not, in epoch ms. */
  framesAt: number[]
  /** When the last frame was presented, also before this sighting. */
  lastFrameAt: number
  width: number
  height: number
}

declare global {
  interface Window {
    barcode?: {
      latenciesMs: number[]
      unreadable: number
      framesAt: number[]
      lastFrameAt: number
      video?: HTMLVideoElement
    }
  }
}

/**
 * Starts reading the test card from the page's videos and returns with the first frame. The card is ten by four blocks over
 * the whole picture: 32 bits of time in tenths of a millisecond, then 8 bits of checksum (XOR of its bytes).
 * Publisher and viewer are on one machine, so their wall clocks agree.
 */
export async function watchBarcode(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const columns = 10
    const rows = 4
    const wrapMs = 400_000_000
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no 2D canvas')
    const now = () => (performance.timeOrigin + performance.now()) % wrapMs

    const read = (video: HTMLVideoElement): number | undefined => {
      canvas.width = video.videoWidth
      canvas.height = video.videoHeight
      context.drawImage(video, 0, 0)
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      const bit = (index: number) => {
        const x = Math.floor((((index % columns) + 0.5) * canvas.width) / columns)
        const y = Math.floor(((Math.floor(index / columns) + 0.5) * canvas.height) / rows)
        return (data[(y * canvas.width + x) * 4] ?? 0) > 127 ? 1 : 0
      }
      let time = 0
      for (let index = 0; index < 32; index++) time = time * 2 + bit(index)
      let sum = 0
      for (let index = 32; index < 40; index++) sum = sum * 2 + bit(index)
      let expected = 0
      for (let byte = 0; byte < 4; byte++) expected ^= Math.floor(time / 256 ** byte) & 255
      return sum === expected ? time / 10 : undefined
    }

    const seen: NonNullable<Window['barcode']> = {
      latenciesMs: [],
      unreadable: 0,
      framesAt: [],
      lastFrameAt: 0,
    }
    window.barcode = seen
    const onFrame = (video: HTMLVideoElement) => {
      const drawnAt = read(video)
      if (drawnAt === undefined) seen.unreadable++
      else seen.latenciesMs.push((now() - drawnAt + wrapMs) % wrapMs)
      seen.lastFrameAt = performance.timeOrigin + performance.now()
      seen.framesAt.push(seen.lastFrameAt)
      seen.video = video
      video.requestVideoFrameCallback(() => onFrame(video))
    }
    // A page that connects again may show the picture in another element.
    const known = new WeakSet<HTMLVideoElement>()
    const look = () => {
      for (const video of document.querySelectorAll('video')) {
        if (known.has(video)) continue
        known.add(video)
        video.requestVideoFrameCallback(() => onFrame(video))
      }
    }
    look()
    setInterval(look, 100)
    while (!seen.lastFrameAt) await new Promise((resolve) => setTimeout(resolve, 50))
  })
}

/** What was seen since the last call, or since `watchBarcode`. */
export async function takeSighting(page: Page): Promise<Sighting> {
  return page.evaluate(() => {
    const seen = window.barcode
    if (!seen) throw new Error('watchBarcode was not called on this page')
    const { lastFrameAt, video } = seen
    const sighting = {
      latenciesMs: seen.latenciesMs,
      unreadable: seen.unreadable,
      framesAt: seen.framesAt,
      lastFrameAt,
      width: video?.videoWidth ?? 0,
      height: video?.videoHeight ?? 0,
    }
    seen.latenciesMs = []
    seen.unreadable = 0
    seen.framesAt = []
    return sighting
  })
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
