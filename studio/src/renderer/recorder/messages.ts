import type { StageLayout, StageSource } from '@stagedoor/live/stage/layout'

export type RecorderSettings = {
  width: number
  height: number
  framesPerSecond: number
  videoBitsPerSecond: number
  audioBitsPerSecond: number
  /** A key frame, and with it a new segment, every so often. */
  segmentMs: number
}

/** The words on the stage while there is no picture. */
export type CardText = { title: string; line: string }
export type Cards = Record<'soon' | 'brb' | 'empty', CardText>
/** The same, drawn. */
export type CardPictures = Record<keyof Cards, ImageBitmap>

export type ToRecorder =
  | {
      type: 'start'
      settings: RecorderSettings
      layout: StageLayout
      sound: ReadableStream<AudioData>
    }
  | { type: 'cards'; pictures: CardPictures }
  | { type: 'picture'; source: StageSource; frames: ReadableStream<VideoFrame> | null }
  | { type: 'layout'; layout: StageLayout }
  | { type: 'stop' }

export type FromRecorder =
  | { type: 'segment'; number: number; durationMs: number; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'stopped'; frames: number; skippedFrames: number }
  | { type: 'failed'; message: string }
