import type { MediaRoom } from '@stagedoor/contract'
import {
  DefaultReconnectPolicy,
  DisconnectReason,
  RemoteAudioTrack,
  RemoteVideoTrack,
  Room,
  RoomEvent,
  Track,
  VideoQuality,
} from 'livekit-client'
import type { RemoteParticipant, RemoteTrackPublication } from 'livekit-client'
import { layoutAttribute, parseLayout } from '../stage/layout.ts'
import { delayBetween, parseUplink, readDelaySample, uplinkAttribute } from './delay.ts'
import type { DelaySample } from './delay.ts'
import { initialRoomState } from './room-state.ts'
import type { Quality, QualityOption, RoomEnd, RoomState, ViewerRoom } from './room-state.ts'

/**
 * The waits before each try to come back, in ms, give or take half; some 45 s in all, then one enters anew. Two tries
 * are needed when LiveKit was started again, so they never grow as long as the SDK's own (7 s): a viewer would look at
 * nothing long after everything is there.
 */
const retryDelaysMs = [0, 300, 700, 1200, 2000, ...Array<number>(16).fill(2500)]
const measureEveryMs = 2000
/** The best layer one may get; which one comes is decided by the picture's size and the network. */
const layers = {
  auto: VideoQuality.HIGH,
  sound: VideoQuality.LOW,
  high: VideoQuality.HIGH,
  medium: VideoQuality.MEDIUM,
  low: VideoQuality.LOW,
} as const satisfies Record<Quality, VideoQuality>

/** Enters a stream's room as a viewer who only watches. LiveKit mends short breaks itself; `onEnd` is final. */
export async function openViewerRoom({
  media,
  onState,
  onEnd,
}: {
  media: MediaRoom
  onState: (state: RoomState) => void
  onEnd: (reason: RoomEnd) => void
}): Promise<ViewerRoom> {
  const room = new Room({
    adaptiveStream: { pixelDensity: 'screen' },
    disconnectOnPageLeave: true,
    reconnectPolicy: new DefaultReconnectPolicy(retryDelaysMs),
  })
  let state = initialRoomState
  let quality: Quality = 'auto'
  let volume = 1
  let isPaused = false
  let sample: DelaySample | null = null

  const tell = (changes: Partial<RoomState>) => {
    state = { ...state, ...changes }
    onState(state)
  }
  const publications = () =>
    [...(publisherOf(room)?.trackPublications.values() ?? [])] as RemoteTrackPublication[]

  /** What the person chose, for every track, also for those that come later. */
  function apply(): void {
    for (const publication of publications()) {
      if (publication.audioTrack instanceof RemoteAudioTrack) publication.audioTrack.setVolume(volume)
      if (!publication.isSubscribed) continue
      const isVideo = publication.kind === Track.Kind.Video
      publication.setEnabled(!isPaused && !(isVideo && quality === 'sound'))
      if (isVideo) publication.setVideoQuality(layers[quality])
    }
  }

  function readTracks(): void {
    const publisher = publisherOf(room)
    const video = (source: Track.Source) => {
      const publication = publisher?.getTrackPublication(source)
      const track = publication?.videoTrack
      return track instanceof RemoteVideoTrack && !publication?.isMuted ? track : null
    }
    tell({
      isPublisherHere: publisher !== undefined,
      camera: quality === 'sound' ? null : video(Track.Source.Camera),
      screen: quality === 'sound' ? null : video(Track.Source.ScreenShare),
      layout: parseLayout(publisher?.attributes[layoutAttribute]),
      qualities: qualitiesOf(publications()),
    })
    apply()
  }

  async function measure(): Promise<void> {
    const track = mainVideo(publications())?.videoTrack
    if (!(track instanceof RemoteVideoTrack)) return tell({ delayMs: null, height: null })
    const report = await track.getRTCStatsReport()
    const next = report ? readDelaySample(report) : null
    const uplinkMs = parseUplink(publisherOf(room)?.attributes[uplinkAttribute])
    const delayMs = sample && next ? delayBetween(sample, next, uplinkMs) : null
    sample = next
    tell({
      delayMs: delayMs ?? state.delayMs,
      isDelayWhole: uplinkMs !== null,
      height: track.mediaStreamTrack.getSettings().height ?? null,
    })
  }

  for (const event of [
    RoomEvent.ParticipantConnected,
    RoomEvent.ParticipantDisconnected,
    RoomEvent.ParticipantAttributesChanged,
    RoomEvent.TrackPublished,
    RoomEvent.TrackUnpublished,
    RoomEvent.TrackUnsubscribed,
    RoomEvent.TrackMuted,
    RoomEvent.TrackUnmuted,
  ] as const)
    room.on(event, readTracks)
  room.on(RoomEvent.TrackSubscribed, (track) => {
    // Sound needs an element of its own; pictures are attached by the stage.
    if (track.kind === Track.Kind.Audio) track.attach()
    readTracks()
  })
  room.on(RoomEvent.TrackUnsubscribed, (track) => void track.detach())
  room.on(RoomEvent.AudioPlaybackStatusChanged, () => tell({ canHear: room.canPlaybackAudio }))
  room.on(RoomEvent.SignalReconnecting, () => tell({ connection: 'reconnecting' }))
  room.on(RoomEvent.Reconnecting, () => tell({ connection: 'reconnecting' }))
  room.on(RoomEvent.Reconnected, () => {
    tell({ connection: 'connected' })
    readTracks()
  })
  const timer = setInterval(() => void measure(), measureEveryMs)
  room.once(RoomEvent.Disconnected, (reason) => {
    clearInterval(timer)
    if (reason !== DisconnectReason.CLIENT_INITIATED) onEnd(endOf(reason))
  })

  try {
    await room.connect(media.url, media.token, {
      autoSubscribe: true,
      // On the embedded defaults there is nothing to ask outside this machine.
      ...(media.localMedia ? { rtcConfig: { iceServers: [] } } : {}),
    })
  } catch (error) {
    clearInterval(timer)
    throw error
  }
  tell({ connection: 'connected', canHear: room.canPlaybackAudio })
  readTracks()

  return {
    startSound: () => room.startAudio(),
    setQuality(next) {
      quality = next
      readTracks()
    },
    setVolume(next) {
      volume = next
      apply()
    },
    setPaused(next) {
      isPaused = next
      apply()
    },
    close: () => room.disconnect(),
  }
}

/** Viewers are hidden from each other, so whoever is seen is the studio. */
function publisherOf(room: Room): RemoteParticipant | undefined {
  return [...room.remoteParticipants.values()].find((participant) => !participant.permissions?.hidden)
}

function mainVideo(publications: readonly RemoteTrackPublication[]): RemoteTrackPublication | undefined {
  const bySource = (source: Track.Source) =>
    publications.find((publication) => publication.source === source && publication.videoTrack)
  return bySource(Track.Source.Camera) ?? bySource(Track.Source.ScreenShare)
}

/** What the menu offers: the layers of the main picture, best first, each height once. */
function qualitiesOf(publications: readonly RemoteTrackPublication[]): QualityOption[] {
  const names = {
    [VideoQuality.HIGH]: 'high',
    [VideoQuality.MEDIUM]: 'medium',
    [VideoQuality.LOW]: 'low',
  } as const
  const options = (mainVideo(publications)?.trackInfo?.layers ?? []).flatMap((layer) =>
    layer.quality in names
      ? [
          {
            quality: names[layer.quality as keyof typeof names],
            height: Math.min(layer.width, layer.height),
            bitsPerSecond: layer.bitrate,
          },
        ]
      : [],
  )
  const heights = new Set<number>()
  return options
    .sort((a, b) => b.height - a.height)
    .filter(({ height }) => !heights.has(height) && heights.add(height))
}

function endOf(reason: DisconnectReason | undefined): RoomEnd {
  if (reason === DisconnectReason.DUPLICATE_IDENTITY) return 'taken-over'
  if (reason === DisconnectReason.PARTICIPANT_REMOVED) return 'removed'
  if (reason === DisconnectReason.ROOM_DELETED || reason === DisconnectReason.ROOM_CLOSED) return 'closed'
  return 'lost'
}
