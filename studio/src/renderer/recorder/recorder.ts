import type { StageLayout, StageSource } from '@stagedoor/live/stage/layout'
import { drawCards } from './draw-cards.ts'
import type { Segment } from './fragments.ts'
import type { Cards, FromRecorder, RecorderSettings, ToRecorder } from './messages.ts'
import { videoConfig } from './video-line.ts'

export type Recorder = {
  setPicture(source: StageSource, track: MediaStreamVideoTrack | null): void
  setLayout(layout: StageLayout): void
  /** Ends the recording; resolves when its last segment has been handed out. */
  stop(): Promise<void>
}

export type RecorderOptions = {
  settings: RecorderSettings
  layout: StageLayout
  cards: Cards
  /** One track with everything that is heard; it may be silent but must not end. */
  sound: MediaStreamAudioTrack
  onSegment(segment: Segment): void
  /** The recording ended by itself; what was handed out until then is whole. */
  onFailed(reason: string): void
}

/** Whether this browser can record at all; where not, the stream goes on without. */
export async function canRecord(settings: RecorderSettings): Promise<boolean> {
  if (!('MediaStreamTrackProcessor' in globalThis) || !('VideoEncoder' in globalThis)) return false
  const { supported } = await VideoEncoder.isConfigSupported(videoConfig(settings)).catch(() => ({
    supported: false,
  }))
  return supported === true
}

/** Starts the recording of one part in its own worker. */
export function startRecorder(options: RecorderOptions): Recorder {
  const worker = new Worker(new URL('./recorder-worker.ts', import.meta.url), { type: 'module' })
  const ended = Promise.withResolvers<void>()

  function end(): void {
    worker.terminate()
    ended.resolve()
  }

  worker.addEventListener('message', ({ data }: MessageEvent<FromRecorder>) => {
    switch (data.type) {
      case 'segment':
        options.onSegment({ number: data.number, durationMs: data.durationMs, bytes: data.bytes })
        return
      case 'stopped':
        end()
        return
      case 'failed':
        end()
        options.onFailed(data.message)
        return
      default:
        data satisfies never
    }
  })
  worker.addEventListener('error', (event) => {
    end()
    options.onFailed(event.message)
  })

  const send = (message: ToRecorder, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer)
  const sound = new MediaStreamTrackProcessor({ track: options.sound }).readable
  send(
    {
      type: 'start',
      settings: options.settings,
      layout: options.layout,
      sound,
    },
    [sound],
  )
  void drawCards(options.cards, options.settings).then((pictures) =>
    send({ type: 'cards', pictures }, Object.values(pictures)),
  )

  return {
    setPicture: (source, track) => {
      const frames = track ? new MediaStreamTrackProcessor({ track, maxBufferSize: 2 }).readable : null
      send({ type: 'picture', source, frames }, frames ? [frames] : [])
    },
    setLayout: (layout) => send({ type: 'layout', layout }),
    stop: () => {
      send({ type: 'stop' })
      return ended.promise
    },
  }
}
