import type { Stream } from '@stagedoor/contract'
import type { Api } from '@stagedoor/contract/client'
import type { StageLayout, StageSource } from '@stagedoor/live/stage/layout'
import type { SegmentSpool } from '../bridge/bridge.ts'
import type { Segment } from '../recorder/fragments.ts'
import type { RecorderOptions, Recorder } from '../recorder/recorder.ts'
import { createStore, type Store } from './store.ts'

export type RecordingState = {
  /** `off`: not wanted. `impossible`: this browser or this server cannot. `stopped`: it broke; what it made is kept. */
  status: 'off' | 'starting' | 'recording' | 'impossible' | 'stopped' | 'finished'
  bytes: number
  seconds: number
}

export type Recording = Pick<Store<RecordingState>, 'subscribe' | 'getState'> & {
  setPicture(source: StageSource, track: MediaStreamVideoTrack | undefined): void
  setLayout(layout: StageLayout): void
  /** Resolves when everything recorded is in the spool. */
  stop(): Promise<void>
}

export type RecordingOptions = {
  api: Api
  stream: Stream
  spool: SegmentSpool
  layout: StageLayout
  canRecord(): Promise<boolean>
  startRecorder(events: Pick<RecorderOptions, 'layout' | 'onSegment' | 'onFailed'>): Recorder
  /** A segment is in the spool. */
  onSpooled(): void
}

const partsAtMost = 5

/** Records one stream into the spool: a new part at every start, and again when the encoder breaks. */
export function startRecording(options: RecordingOptions): Recording {
  const { api, stream, spool } = options
  const store = createStore<RecordingState>({
    status: stream.record ? 'starting' : 'off',
    bytes: 0,
    seconds: 0,
  })
  const pictures = new Map<StageSource, MediaStreamVideoTrack>()
  let layout = options.layout
  let recorder: Recorder | undefined
  let writing: Promise<void> = Promise.resolve()
  let isStopping = false
  let partsStarted = 0

  /** One write after the other: a segment must not be in the spool before the one it follows. */
  function keep(part: number, { number, durationMs, bytes }: Segment): void {
    const { byteLength } = bytes
    writing = writing.then(async () => {
      if (store.getState().status === 'stopped') return
      try {
        await spool.write({ streamId: stream.id, part, number, durationMs }, bytes)
        const state = store.getState()
        store.set({ bytes: state.bytes + byteLength, seconds: state.seconds + durationMs / 1000 })
        options.onSpooled()
      } catch {
        // The disk is full or gone. The stream goes on; a recording with a hole would be worth less.
        store.set({ status: 'stopped' })
        void recorder?.stop()
      }
    })
  }

  function startPart(part: number): void {
    partsStarted += 1
    recorder = options.startRecorder({
      layout,
      onSegment: (segment) => keep(part, segment),
      onFailed: () => {
        recorder = undefined
        if (isStopping) return
        if (partsStarted < partsAtMost) startPart(part + 1)
        else store.set({ status: 'stopped' })
      },
    })
    for (const [source, track] of pictures) recorder.setPicture(source, track)
  }

  async function start(): Promise<void> {
    if (!(await options.canRecord())) return store.set({ status: 'impossible' })
    await spool.open(stream.id)
    const part = await nextPart(api, spool, stream.id)
    if (isStopping) return
    if (part === undefined) return store.set({ status: 'impossible' })
    store.set({ status: 'recording' })
    startPart(part)
  }

  const starting = stream.record ? start().catch(() => store.set({ status: 'stopped' })) : Promise.resolve()

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    setPicture: (source, track) => {
      // Taking the same track anew would lose its newest frame and show the card for a moment.
      if (pictures.get(source) === track) return
      if (track) pictures.set(source, track)
      else pictures.delete(source)
      recorder?.setPicture(source, track ?? null)
    },
    setLayout: (next) => {
      layout = next
      recorder?.setLayout(next)
    },
    stop: async () => {
      isStopping = true
      await starting
      await recorder?.stop()
      await writing
      if (store.getState().status === 'recording') store.set({ status: 'finished' })
    },
  }
}

/**
 * After the last one the server or this computer knows of: a studio that comes back never writes over what is there.
 * Undefined when the server keeps no recording of this stream.
 */
async function nextPart(api: Api, spool: SegmentSpool, streamId: string): Promise<number | undefined> {
  const { recording } = await api('GET /streams/:streamId/recording', { streamId })
  if (!recording) return undefined
  const known = recording.parts.map(({ part }) => part)
  const waiting = (await spool.list(streamId)).map(({ part }) => part)
  return Math.max(-1, ...known, ...waiting) + 1
}
