import type { StageLayout, StageSource } from '@stagedoor/live/stage/layout'
import { openAudioLine } from './audio-line.ts'
import { createCompositor } from './compositor.ts'
import { openFragments } from './fragments.ts'
import { runFrameClock } from './frame-clock.ts'
import { keepLatestFrame, type LatestFrame } from './latest-frame.ts'
import type { CardPictures, FromRecorder, ToRecorder } from './messages.ts'
import { openVideoLine } from './video-line.ts'

// A dedicated worker: its timers keep their pace while the window is hidden, where a page's stop.
const pictures = new Map<StageSource, LatestFrame>()
let layout: StageLayout = { name: 'camera', inset: 'screen' }
let cards: CardPictures | undefined
let stop: (() => Promise<void>) | undefined

type Start = Extract<ToRecorder, { type: 'start' }>

addEventListener('message', ({ data }: MessageEvent<ToRecorder>) => {
  switch (data.type) {
    case 'start':
      layout = data.layout
      void start(data).then((stopRecording) => (stop = stopRecording), fail)
      return
    case 'cards':
      cards = data.pictures
      return
    case 'picture':
      pictures.get(data.source)?.close()
      if (data.frames) pictures.set(data.source, keepLatestFrame(data.frames))
      else pictures.delete(data.source)
      return
    case 'layout':
      layout = data.layout
      return
    case 'stop':
      void stop?.().catch(fail)
      return
    default:
      data satisfies never
  }
})

async function start({ settings, sound }: Start): Promise<() => Promise<void>> {
  const fragments = openFragments(settings, (segment) =>
    post({ type: 'segment', ...segment }, [segment.bytes.buffer]),
  )
  await fragments.start()
  const compose = createCompositor(settings)
  const videoLine = openVideoLine(settings, fragments.video, (packet) => fragments.notePacket(packet), fail)
  const startedAtMs = performance.now()
  const audioLine = openAudioLine(sound, startedAtMs, settings.audioBitsPerSecond, fragments.audio, fail)
  const frameUs = 1e6 / settings.framesPerSecond
  let frames = 0
  let behind = 0

  const clock = runFrameClock(startedAtMs, settings.framesPerSecond, (number) => {
    const frame = compose(
      layout,
      { ...current('camera'), ...current('screen') },
      { timestamp: Math.round(number * frameUs), duration: Math.round(frameUs) },
      cards,
    )
    if (videoLine.write(frame)) frames += 1
    else behind += 1
    audioLine.keepUp(performance.now())
  })

  return async () => {
    clock.stop()
    for (const picture of pictures.values()) picture.close()
    await Promise.all([videoLine.finish(), audioLine.finish()])
    await fragments.finish()
    post({ type: 'stopped', frames, skippedFrames: clock.skipped() + behind })
  }
}

function current(source: StageSource): Partial<Record<StageSource, VideoFrame>> {
  const frame = pictures.get(source)?.current()
  return frame ? { [source]: frame } : {}
}

function fail(error: unknown): void {
  post({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
}

function post(message: FromRecorder, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}
