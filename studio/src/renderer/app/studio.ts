import { createApi, type Api } from '@stagedoor/contract/client'
import { openStreamEvents } from '@stagedoor/live/events/stream-events'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import type { Bridge } from '../bridge/bridge.ts'
import { openLiveRoom } from '../live-session/live-room.ts'
import { createLiveSession, type LiveSession } from '../live-session/live-session.ts'
import { isLive } from '../live-session/live-state.ts'
import { createPace } from '../live-session/pace.ts'
import { startRecording } from '../live-session/recording.ts'
import { createSoundMix, type SoundMix } from '../live-session/sound-mix.ts'
import { createSources } from '../live-session/sources.ts'
import { createUploads, type Uploads } from '../live-session/uploads.ts'
import { canRecord, startRecorder } from '../recorder/recorder.ts'
import type { RecorderSettings } from '../recorder/messages.ts'

/** The studio's parts, made once and alive as long as the window. */
export type Studio = {
  bridge: Bridge
  api: Api
  uploads: Uploads
  session: LiveSession
  recorderSettings: RecorderSettings
  /** Level of the microphone in dB; -Infinity while there is none. */
  levelDb(): number
  /** Its loudest sample, where 0 dB is the end of the scale. */
  peakDb(): number
}

export function createStudio(bridge: Bridge): Studio {
  const { apiUrl } = bridge.config
  // The bridge's fetch carries the session, so no token is ever here.
  const api = createApi({ baseUrl: apiUrl, fetch: bridge.fetch, token: () => undefined })
  const sources = createSources(bridge.devices)
  const pace = createPace()
  const uploads = createUploads({
    api,
    spool: bridge.spool,
    putSegment: bridge.putSegment,
    pace: () => (isLive(session.getState().phase) ? pace.current() : null),
  })
  const recorderSettings: RecorderSettings = {
    ...bridge.recording,
    framesPerSecond: 30,
    videoBitsPerSecond: 2_500_000,
    audioBitsPerSecond: 160_000,
  }

  let mix: SoundMix | undefined
  function openMix(): SoundMix {
    mix ??= createSoundMix()
    return mix
  }
  sources.subscribe(() => {
    const { microphone, screen } = sources.getState()
    if (!mix && !microphone.track) return
    openMix().setInput('microphone', microphone.track)
    openMix().setInput('screen', screen?.sound)
  })

  const session: LiveSession = createLiveSession({
    api,
    bridge,
    sources,
    uploads,
    pace,
    openRoom: openLiveRoom,
    startRecording: (options) =>
      startRecording({
        ...options,
        api,
        spool: bridge.spool,
        canRecord: () => canRecord(recorderSettings),
        startRecorder: (events) =>
          startRecorder({
            ...events,
            settings: recorderSettings,
            cards: cardsFor(options.stream.title),
            sound: openMix().output,
          }),
      }),
    openEvents: (streamId, on) =>
      openStreamEvents({
        baseUrl: apiUrl,
        streamId,
        fetch: bridge.fetch,
        token: () => undefined,
        onEvent: on.event,
        onStatus: (status) => status === 'open' && on.opened(),
      }),
  })

  session.subscribe(() => {
    const { phase } = session.getState()
    if (phase !== 'idle' && phase !== 'uploading' && phase !== 'done') return
    mix?.close()
    mix = undefined
  })

  return {
    bridge,
    api,
    uploads,
    session,
    recorderSettings,
    levelDb: () => mix?.levelDb() ?? -Infinity,
    peakDb: () => mix?.peakDb() ?? -Infinity,
  }
}

/** The words that are recorded while there is no picture. */
function cardsFor(title: string) {
  const { layouts: words } = studioOnAirWords()
  return {
    soon: { title: words.soon, line: title },
    brb: { title: words.brb, line: title },
    empty: { title, line: words.empty },
  }
}
