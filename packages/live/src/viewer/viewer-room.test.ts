import {
  DisconnectReason,
  RemoteAudioTrack,
  RemoteVideoTrack,
  RoomEvent,
  Track,
  VideoQuality,
} from 'livekit-client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RoomEnd, RoomState } from './room-state.ts'
import { openViewerRoom } from './viewer-room.ts'

// LiveKit's own room needs a browser; everything else of it (names, reasons, track classes) is the real thing.
const { rooms, FakeRoom } = vi.hoisted(() => {
  const made: InstanceType<typeof Fake>[] = []
  class Fake {
    listeners: [event: string, listener: (...args: unknown[]) => void][] = []
    remoteParticipants = new Map<string, unknown>()
    canPlaybackAudio = true
    asked: unknown[] = []
    constructor() {
      made.push(this)
    }
    on(event: string, listener: (...args: unknown[]) => void) {
      this.listeners.push([event, listener])
      return this
    }
    once(event: string, listener: (...args: unknown[]) => void) {
      return this.on(event, listener)
    }
    emit(event: string, ...args: unknown[]) {
      for (const [name, listener] of this.listeners) if (name === event) listener(...args)
    }
    async connect(...args: unknown[]) {
      this.asked.push(args)
    }
    async startAudio() {
      this.canPlaybackAudio = true
    }
    async disconnect() {
      this.emit('disconnected', 1)
    }
  }
  return { rooms: made, FakeRoom: Fake }
})

vi.mock('livekit-client', async (original) => ({
  ...(await original<typeof import('livekit-client')>()),
  Room: FakeRoom,
}))

/** A publication of the studio, with what was asked of it. */
function publication(source: Track.Source, { isMuted = false } = {}) {
  const isVideo = source !== Track.Source.Microphone
  const asked: string[] = []
  const prototype = isVideo ? RemoteVideoTrack.prototype : RemoteAudioTrack.prototype
  const track = Object.create(prototype, {
    setVolume: { value: (volume: number) => asked.push(`volume ${volume}`) },
  }) as RemoteVideoTrack | RemoteAudioTrack
  return {
    asked,
    source,
    isMuted,
    kind: isVideo ? Track.Kind.Video : Track.Kind.Audio,
    isSubscribed: true,
    videoTrack: isVideo ? track : undefined,
    audioTrack: isVideo ? undefined : track,
    trackInfo: {
      layers: [
        { quality: VideoQuality.LOW, width: 320, height: 180, bitrate: 160_000 },
        { quality: VideoQuality.HIGH, width: 1280, height: 720, bitrate: 1_500_000 },
        { quality: VideoQuality.MEDIUM, width: 1280, height: 720, bitrate: 900_000 },
      ],
    },
    setEnabled: (isOn: boolean) => asked.push(isOn ? 'on' : 'off'),
    setVideoQuality: (quality: VideoQuality) => asked.push(`quality ${quality}`),
  }
}

function studio(publications: ReturnType<typeof publication>[], attributes: Record<string, string> = {}) {
  return {
    attributes,
    permissions: { hidden: false },
    trackPublications: new Map(publications.map((each) => [each.source, each])),
    getTrackPublication: (source: Track.Source) => publications.find((each) => each.source === source),
  }
}

async function enter({ localMedia = true } = {}) {
  const states: RoomState[] = []
  const ends: RoomEnd[] = []
  const opened = await openViewerRoom({
    media: { url: 'ws://site', token: 'secret', localMedia },
    onState: (state) => states.push(state),
    onEnd: (reason) => ends.push(reason),
  })
  const room = rooms.at(-1)
  if (!room) throw new Error('no room was made')
  const arrive = (participant: ReturnType<typeof studio>) => {
    room.remoteParticipants.set('studio', participant)
    room.emit(RoomEvent.TrackPublished)
  }
  return { opened, room, ends, arrive, state: () => states.at(-1) }
}

describe('a viewer in the room', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('asks nobody outside on the embedded defaults, and the servers it is told elsewhere', async () => {
    expect((await enter()).room.asked).toEqual([
      ['ws://site', 'secret', { autoSubscribe: true, rtcConfig: { iceServers: [] } }],
    ])
    expect((await enter({ localMedia: false })).room.asked).toEqual([
      ['ws://site', 'secret', { autoSubscribe: true }],
    ])
  })

  test('sees the studio, its layout and the qualities it sends, each height once', async () => {
    const { arrive, state } = await enter()
    expect(state()).toMatchObject({ connection: 'connected', isPublisherHere: false })
    arrive(studio([publication(Track.Source.Camera)], { layout: 'pip-tr' }))
    expect(state()).toMatchObject({
      isPublisherHere: true,
      screen: null,
      layout: { name: 'pip-tr' },
      qualities: [
        { height: 720, bitsPerSecond: 1_500_000 },
        { height: 180, bitsPerSecond: 160_000 },
      ],
    })
    expect(state()?.camera).toBeInstanceOf(RemoteVideoTrack)
  })

  test('shows no picture of a camera that is off', async () => {
    const { arrive, state } = await enter()
    arrive(studio([publication(Track.Source.Camera, { isMuted: true })]))
    expect(state()?.camera).toBeNull()
  })

  test('asks for what the person chose, also of tracks that come later', async () => {
    const { opened, arrive, state } = await enter()
    opened.setQuality('sound')
    opened.setVolume(0.3)
    const camera = publication(Track.Source.Camera)
    const microphone = publication(Track.Source.Microphone)
    arrive(studio([camera, microphone]))
    expect(camera.asked[0]).toBe('off')
    expect(microphone.asked).toEqual(['volume 0.3', 'on'])
    expect(state()?.camera).toBeNull()
    opened.setQuality('medium')
    expect(camera.asked.slice(-2)).toEqual(['on', `quality ${VideoQuality.MEDIUM}`])
    opened.setPaused(true)
    expect(microphone.asked.at(-1)).toBe('off')
  })

  test('says when the browser holds the sound back, and that LiveKit is mending the connection', async () => {
    const { room, state } = await enter()
    room.canPlaybackAudio = false
    room.emit(RoomEvent.AudioPlaybackStatusChanged)
    expect(state()?.canHear).toBe(false)
    room.emit(RoomEvent.Reconnecting)
    expect(state()?.connection).toBe('reconnecting')
    room.emit(RoomEvent.Reconnected)
    expect(state()?.connection).toBe('connected')
  })

  test.each([
    [DisconnectReason.DUPLICATE_IDENTITY, 'taken-over'],
    [DisconnectReason.PARTICIPANT_REMOVED, 'removed'],
    [DisconnectReason.ROOM_DELETED, 'closed'],
    [DisconnectReason.SIGNAL_CLOSE, 'lost'],
  ] as const)('tells why it ended: %s is %s', async (reason, expected) => {
    const { room, ends } = await enter()
    room.emit(RoomEvent.Disconnected, reason)
    expect(ends).toEqual([expected])
  })

  test('does not call leaving an end', async () => {
    const { opened, ends } = await enter()
    await opened.close()
    expect(ends).toEqual([])
  })
})
