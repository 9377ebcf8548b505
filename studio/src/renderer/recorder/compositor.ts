import {
  arrangeStage,
  type StageLayout,
  type StageRect,
  type StageSource,
} from '@stagedoor/live/stage/layout'
import type { CardPictures } from './messages.ts'

export type Frames = Partial<Record<StageSource, VideoFrame>>
export type Compositor = (
  layout: StageLayout,
  frames: Frames,
  timing: VideoFrameInit & { timestamp: number },
  cards: CardPictures | undefined,
) => VideoFrame

/** Makes the recording's frames: one source that fills the stage is passed through, anything else is drawn from the layout. */
export function createCompositor({ width, height }: { width: number; height: number }): Compositor {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('This browser gives the recorder no canvas.')

  return (layout, frames, timing, cards) => {
    const rects = arrangeStage(layout, {
      camera: frames.camera !== undefined,
      screen: frames.screen !== undefined,
    })
    const [only] = rects
    const whole = rects.length === 1 && only ? frames[only.source] : undefined
    if (whole && fillsStage(whole, width / height)) return new VideoFrame(whole, timing)

    context.fillStyle = '#0a0908'
    context.fillRect(0, 0, width, height)
    const card = layout.name === 'soon' || layout.name === 'brb' ? layout.name : 'empty'
    if (rects.length === 0 && cards) context.drawImage(cards[card], 0, 0, width, height)
    for (const rect of rects) {
      const frame = frames[rect.source]
      if (frame) drawSource(context, frame, rect)
    }
    return new VideoFrame(canvas, timing)
  }
}

/** The encoder scales to its own size, so only the shape must fit. */
function fillsStage(frame: VideoFrame, stageRatio: number): boolean {
  return Math.abs(frame.displayWidth / frame.displayHeight / stageRatio - 1) < 0.01
}

function drawSource(context: OffscreenCanvasRenderingContext2D, frame: VideoFrame, rect: StageRect): void {
  const stage = context.canvas
  const x = Math.round(rect.x * stage.width)
  const y = Math.round(rect.y * stage.height)
  const width = Math.round(rect.width * stage.width)
  const height = Math.round(rect.height * stage.height)
  const scales = [width / frame.displayWidth, height / frame.displayHeight]
  const scale = rect.fit === 'cover' ? Math.max(...scales) : Math.min(...scales)
  const drawnWidth = frame.displayWidth * scale
  const drawnHeight = frame.displayHeight * scale

  context.save()
  context.beginPath()
  context.roundRect(x, y, width, height, rect.isInset ? stage.width / 128 : 0)
  if (rect.isInset) {
    context.lineWidth = stage.width / 320
    context.strokeStyle = 'rgb(250 248 244 / 0.9)'
    context.stroke()
  }
  context.clip()
  context.drawImage(
    frame,
    x + (width - drawnWidth) / 2,
    y + (height - drawnHeight) / 2,
    drawnWidth,
    drawnHeight,
  )
  context.restore()
}
