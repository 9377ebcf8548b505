import {
  arrangeStage,
  type StageLayout,
  type StageRect,
  type StageSource,
} from '@stagedoor/live/stage/layout'
import type { Cards, CardText } from './messages.ts'

export type Frames = Partial<Record<StageSource, VideoFrame>>

/** Makes the recording's frames: one source that fills the stage is passed through, anything else is drawn from the layout. */
export function createCompositor(
  { width, height }: { width: number; height: number },
  cards: Cards,
): (layout: StageLayout, frames: Frames, timing: VideoFrameInit & { timestamp: number }) => VideoFrame {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('This browser gives the recorder no canvas.')

  return (layout, frames, timing) => {
    const rects = arrangeStage(layout, {
      camera: frames.camera !== undefined,
      screen: frames.screen !== undefined,
    })
    const [only] = rects
    const whole = rects.length === 1 && only ? frames[only.source] : undefined
    if (whole && fillsStage(whole, width / height)) return new VideoFrame(whole, timing)

    context.fillStyle = '#0a0908'
    context.fillRect(0, 0, width, height)
    if (rects.length === 0) drawCard(context, cardOf(layout, cards))
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

function cardOf(layout: StageLayout, cards: Cards): CardText {
  return layout.name === 'soon' || layout.name === 'brb' ? cards[layout.name] : cards.empty
}

function drawCard(context: OffscreenCanvasRenderingContext2D, { title, line }: CardText): void {
  const { width, height } = context.canvas
  context.fillStyle = '#1c1815'
  context.fillRect(0, 0, width, height)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = '#f6f1ea'
  context.font = `700 ${height / 13}px 'Familjen Grotesk', system-ui, sans-serif`
  context.fillText(title, width / 2, height * 0.47, width * 0.9)
  context.fillStyle = '#c3bab0'
  context.font = `500 ${height / 32}px 'Instrument Sans', system-ui, sans-serif`
  context.fillText(line, width / 2, height * 0.55, width * 0.9)
}
