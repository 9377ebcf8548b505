import type { Stream, StreamEvent } from '@stagedoor/contract'
import { isApiError, type Api } from '@stagedoor/contract/client'
import type { StageLayout } from '@stagedoor/live/stage/layout'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import type { Bridge } from '../bridge/bridge.ts'
import { describeHealth } from './health.ts'
import type { LossReason } from './live-room.ts'
import { idle, isLive, type LiveState } from './live-state.ts'
import { createOnAir, type OnAir } from './on-air.ts'
import type { Pace } from './pace.ts'
import { nextRetryMs } from './reconnect-policy.ts'
import type { Recording, RecordingOptions } from './recording.ts'
import type { Sources } from './sources.ts'
import { createStore, type Store } from './store.ts'
import type { Uploads } from './uploads.ts'

export type LiveSession = Pick<Store<LiveState>, 'subscribe' | 'getState'> & {
  sources: Sources
  /** Opens the devices for a stream, or takes what was changed of it; nobody sees anything yet. */
  prepare(stream: Stream): void
  goLive(): Promise<void>
  setLayout(layout: StageLayout): void
  end(): Promise<void>
  /** Leaves preflight or the finished stream; on air it does nothing. */
  leave(): void
  /** The stream's events, chat among them, while on air. */
  listen(listener: (event: StreamEvent) => void): () => void
  /** Called when the event connection opens again: what happened meanwhile was not heard. */
  onReopened(listener: () => void): () => void
}

export type LiveSessionOptions = {
  api: Api
  bridge: Pick<Bridge, 'setLive' | 'spool'>
  sources: Sources
  uploads: Uploads
  pace: Pace
  openRoom: Parameters<typeof createOnAir>[0]
  startRecording(options: Pick<RecordingOptions, 'stream' | 'layout' | 'onSpooled'>): Recording
  openEvents(streamId: string, on: { event(event: StreamEvent): void; opened(): void }): () => void
  now?(): number
  wait?(ms: number): Promise<void>
}

const statsEveryMs = 1000
/**
 * One broadcast from the first look into the camera to the last uploaded second. No React and no browser in it:
 * what it needs comes in, what it knows is its state.
 */
export function createLiveSession(options: LiveSessionOptions): LiveSession {
  const { api, sources, uploads, now = Date.now, wait = pause } = options
  const store = createStore(idle)
  const { getState, set } = store
  const listeners = new Set<(event: StreamEvent) => void>()
  const reopened = new Set<() => void>()
  const cleanups: (() => void)[] = []
  let toldDelayMs: number | undefined
  const onAir: OnAir = createOnAir(options.openRoom, sources, {
    reconnecting: () => goAway(),
    reconnected: () => comeBack(),
    lost: (reason) => void handleLoss(reason),
  })

  function goAway(): void {
    if (getState().phase !== 'on-air') return
    set({ phase: 'reconnecting', awaySince: now() })
    updateHealth()
  }

  function comeBack(): void {
    if (getState().phase !== 'reconnecting') return
    toldDelayMs = undefined
    set({ phase: 'on-air', awaySince: undefined, problem: undefined })
    updateHealth()
  }

  async function handleLoss(reason: LossReason): Promise<void> {
    if (!isLive(getState().phase)) return
    if (reason === 'taken-over') {
      return wrapUp(studioOnAirWords().problems.takenOver, { goesOn: true })
    }
    goAway()
    await rejoin()
  }

  /** The connection is beyond mending: asks for a new one until the stream's patience ends. */
  async function rejoin(): Promise<void> {
    for (let retryCount = 0; ; retryCount++) {
      const { awaySince = now(), stream, phase } = getState()
      if (!stream || phase !== 'reconnecting') return
      const delayMs = nextRetryMs({ elapsedMs: now() - awaySince, retryCount })
      // The first try always: the SDK may have spent all the time on a connection that could not be mended.
      if (delayMs === null && retryCount > 0) return wrapUp(studioOnAirWords().problems.waitedTooLong)
      await wait(delayMs ?? 0)
      if (getState().phase !== 'reconnecting') return
      try {
        const { room } = await api('POST /streams/:streamId/live', { streamId: stream.id })
        await onAir.enter(room)
        return comeBack()
      } catch (error) {
        if (isApiError(error, 'streams/ended')) return wrapUp(studioOnAirWords().problems.ended)
        if (isApiError(error)) set({ problem: error.message })
      }
    }
  }

  function hear(event: StreamEvent): void {
    if (event.type === 'watching') set({ watchingCount: event.count })
    if (event.type === 'state' && event.status === 'ended' && isLive(getState().phase)) {
      void wrapUp(studioOnAirWords().problems.ended)
    }
    for (const listener of listeners) listener(event)
  }

  function updateHealth(): void {
    const { uplink, phase, recording } = getState()
    const { camera, screen } = sources.getState()
    set({
      health: describeHealth({
        uplink,
        isReconnecting: phase === 'reconnecting',
        hasPicture: camera.track !== undefined || screen !== undefined,
        isRecording: recording?.getState().status === 'recording',
      }),
    })
  }

  async function measure(): Promise<void> {
    const uplink = await onAir.readUplink().catch(() => undefined)
    if (!uplink || !isLive(getState().phase)) return
    options.pace.observe(uplink)
    // Viewers add it to their own part; a change nobody would see is not worth a message.
    if (uplink.delayMs !== undefined && Math.abs(uplink.delayMs - (toldDelayMs ?? Infinity)) > 10) {
      toldDelayMs = uplink.delayMs
      onAir.setDelay(uplink.delayMs)
    }
    // Without viewers the encoders may stand still before the browser calls their layers inactive.
    const isUnseen = getState().watchingCount === 0 && uplink.framesPerSecond < 1
    set({ uplink: isUnseen ? { ...uplink, isResting: true } : uplink })
    updateHealth()
  }

  function matchSources(): void {
    const { camera, screen } = sources.getState()
    const { recording } = getState()
    recording?.setPicture('camera', camera.track)
    recording?.setPicture('screen', screen?.picture)
    if (isLive(getState().phase)) {
      void options.bridge.setLive({ isLive: true, isSharingScreen: screen !== undefined })
      updateHealth()
    }
  }

  function startWatching(stream: Stream): void {
    cleanups.push(
      options.openEvents(stream.id, {
        event: hear,
        opened: () => {
          for (const listener of reopened) listener()
        },
      }),
    )
    const timer = setInterval(() => void measure(), statsEveryMs)
    cleanups.push(() => clearInterval(timer), sources.subscribe(matchSources))
  }

  function record(stream: Stream): void {
    const recording = options.startRecording({
      stream,
      layout: getState().layout,
      onSpooled: () => uploads.start(stream.id).poke(),
    })
    set({ recording })
    cleanups.push(recording.subscribe(updateHealth))
    matchSources()
  }

  /**
   * The show is over here, by us or by somebody else: the recording is closed and its upload finished. Where it
   * goes on in another studio, what was recorded goes up and the recording stays open.
   */
  async function wrapUp(problem?: string, { goesOn = false } = {}): Promise<void> {
    const { stream, recording, phase } = getState()
    if (!stream || phase === 'uploading' || phase === 'done') return
    set({ phase: 'ending', problem })
    for (const cleanup of cleanups.splice(0)) cleanup()
    await onAir.leave()
    await recording?.stop()
    sources.close()
    void options.bridge.setLive({ isLive: false, isSharingScreen: false })
    const hasRecorded = (recording?.getState().bytes ?? 0) > 0
    if (!hasRecorded) return set({ phase: 'done' })

    const upload = uploads.start(stream.id)
    if (goesOn) return set({ phase: 'done' })
    set({ phase: 'uploading' })
    const settle = (): void => {
      if (upload.getState().status === 'done' && getState().phase === 'uploading') set({ phase: 'done' })
    }
    upload.subscribe(settle)
    upload.finish()
    settle()
  }

  return {
    subscribe: store.subscribe,
    getState,
    sources,
    prepare: (stream) => {
      const { phase, stream: current } = getState()
      if (phase === 'preflight' && current?.id === stream.id) return set({ stream })
      if (phase !== 'idle' && phase !== 'done' && phase !== 'uploading') return
      set({ ...idle, phase: 'preflight', stream })
      void sources.open()
    },
    goLive: async () => {
      const { phase, stream } = getState()
      if (phase !== 'preflight' || !stream) return
      set({ phase: 'connecting', problem: undefined })
      try {
        const { stream: live, room } = await api('POST /streams/:streamId/live', { streamId: stream.id })
        set({ stream: live, watchingCount: live.watchingCount })
        onAir.setLayout(getState().layout)
        // The recording begins with the stream, not when the line is up.
        record(live)
        await onAir.enter(room)
        set({ phase: 'on-air' })
        startWatching(live)
        matchSources()
      } catch (error) {
        const { recording } = getState()
        set({
          phase: 'preflight',
          recording: undefined,
          problem: isApiError(error) ? error.message : studioOnAirWords().problems.roomAway,
        })
        for (const cleanup of cleanups.splice(0)) cleanup()
        await onAir.leave()
        await recording?.stop()
      }
    },
    setLayout: (layout) => {
      set({ layout })
      onAir.setLayout(layout)
      getState().recording?.setLayout(layout)
    },
    end: async () => {
      const { stream, phase } = getState()
      if (!stream || !isLive(phase)) return
      set({ phase: 'ending', problem: undefined })
      try {
        await api('POST /streams/:streamId/end', { streamId: stream.id })
      } catch (error) {
        if (!isApiError(error, 'streams/not-live')) {
          const { problems } = studioOnAirWords()
          const reason = isApiError(error) ? error.message : problems.serverAway
          return set({ phase, problem: problems.stillOnAir(reason) })
        }
      }
      await wrapUp()
    },
    leave: () => {
      const { phase } = getState()
      if (phase === 'preflight') sources.close()
      if (phase === 'preflight' || phase === 'uploading' || phase === 'done') set(idle)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onReopened: (listener) => {
      reopened.add(listener)
      return () => void reopened.delete(listener)
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
