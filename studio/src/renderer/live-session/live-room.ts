import type { MediaRoom } from '@stagedoor/contract'
import { formatLayout, layoutAttribute, type StageLayout } from '@stagedoor/live/stage/layout'
import { uplinkAttribute } from '@stagedoor/live/viewer/delay'
import {
  AudioPresets,
  DisconnectReason,
  type LocalTrackPublication,
  Room,
  RoomEvent,
  ScreenSharePresets,
  Track,
  type TrackPublishOptions,
  VideoPreset,
  VideoPresets,
} from 'livekit-client'
import { nextRetryMs } from './reconnect-policy.ts'
import { createUplinkReader, type Uplink } from './uplink.ts'

export type SourceName = 'camera' | 'microphone' | 'screen' | 'screen-sound'

/** `ended`: the room is gone. `taken-over`: another studio of the same person is on air now. */
export type LossReason = 'network' | 'ended' | 'taken-over'

export type RoomListener = {
  reconnecting(): void
  reconnected(): void
  lost(reason: LossReason): void
}

/** One connection to a stream's room; after `lost` it is of no more use. */
export type LiveRoom = {
  connect(room: MediaRoom): Promise<void>
  /** Puts a track on air; one that is there already is replaced without a gap. */
  publish(source: SourceName, track: MediaStreamTrack): Promise<void>
  unpublish(source: SourceName): Promise<void>
  setMicrophoneMuted(isMuted: boolean): Promise<void>
  setLayout(layout: StageLayout): Promise<void>
  /** Tells viewers the studio's part of the delay, in milliseconds. */
  setDelay(delayMs: number): Promise<void>
  readUplink(): Promise<Uplink | undefined>
  close(): Promise<void>
}

export function openLiveRoom(listener: RoomListener): LiveRoom {
  const room = new Room({
    dynacast: true,
    adaptiveStream: false,
    stopLocalTrackOnUnpublish: false,
    disconnectOnPageLeave: true,
    reconnectPolicy: { nextRetryDelayInMs: (context) => nextRetryMs(context) },
  })
  const published = new Map<SourceName, LocalTrackPublication>()
  const readRates = createUplinkReader()
  let isClosing = false

  room.on(RoomEvent.Reconnecting, () => listener.reconnecting())
  room.on(RoomEvent.SignalReconnecting, () => listener.reconnecting())
  room.on(RoomEvent.Reconnected, () => listener.reconnected())
  room.on(RoomEvent.Disconnected, (reason) => {
    if (!isClosing) listener.lost(lossOf(reason))
  })

  return {
    connect: async ({ url, token, localMedia }) => {
      await room.connect(url, token, localMedia ? { rtcConfig: { iceServers: [] } } : {})
    },
    publish: async (source, track) => {
      const current = published.get(source)?.track
      if (current) return void (await current.replaceTrack(track, { userProvidedTrack: true }))
      published.set(source, await room.localParticipant.publishTrack(track, optionsOf(source)))
    },
    unpublish: async (source) => {
      const track = published.get(source)?.track
      published.delete(source)
      if (track) await room.localParticipant.unpublishTrack(track, false)
    },
    setMicrophoneMuted: async (isMuted) => {
      const microphone = published.get('microphone')
      if (isMuted) await microphone?.mute()
      else await microphone?.unmute()
    },
    setLayout: async (layout) => {
      await room.localParticipant.setAttributes({ [layoutAttribute]: formatLayout(layout) })
    },
    setDelay: async (delayMs) => {
      await room.localParticipant.setAttributes({ [uplinkAttribute]: String(Math.round(delayMs)) })
    },
    readUplink: async () => {
      const tracks = [...published.values()].flatMap(({ track }) => track ?? [])
      const reports = await Promise.all(tracks.map((track) => track.getRTCStatsReport()))
      // All tracks share one connection, so its entries come with each of them.
      const unique = new Map<string, unknown>()
      for (const report of reports) report?.forEach((value: unknown, id: string) => unique.set(id, value))
      return readRates(unique.values())
    },
    close: async () => {
      isClosing = true
      await room.disconnect(false)
    },
  }
}

function lossOf(reason: DisconnectReason | undefined): LossReason {
  switch (reason) {
    case DisconnectReason.DUPLICATE_IDENTITY:
      return 'taken-over'
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.PARTICIPANT_REMOVED:
      return 'ended'
    default:
      return 'network'
  }
}

function optionsOf(source: SourceName): TrackPublishOptions {
  switch (source) {
    case 'camera':
      return {
        source: Track.Source.Camera,
        videoCodec: 'vp8',
        simulcast: true,
        videoEncoding: { maxBitrate: 2_500_000, maxFramerate: 30 },
        videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
        degradationPreference: 'maintain-framerate',
      }
    case 'screen':
      return {
        source: Track.Source.ScreenShare,
        videoCodec: 'vp8',
        simulcast: true,
        screenShareEncoding: ScreenSharePresets.h1080fps15.encoding,
        // Fewer frames and bits for a slow line, never a smaller picture: text must stay readable.
        screenShareSimulcastLayers: [new VideoPreset(3840, 2160, 600_000, 5)],
        degradationPreference: 'maintain-resolution',
      }
    case 'microphone':
      return { source: Track.Source.Microphone, ...sound }
    case 'screen-sound':
      return { source: Track.Source.ScreenShareAudio, ...sound }
    default:
      return source satisfies never
  }
}

/** Music, not speech: no silence suppression, stereo, enough bits. */
const sound: TrackPublishOptions = {
  audioPreset: AudioPresets.musicHighQualityStereo,
  dtx: false,
  red: true,
  forceStereo: true,
  stopMicTrackOnMute: false,
}
