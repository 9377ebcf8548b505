import type { StreamEvent } from '@stagedoor/contract'
import { describe, expect, it, vi } from 'vitest'
import { apiError, fakeApi, fakeDevices, makeRecording, makeStream, memorySpool } from '../testing/fakes.ts'
import type { LiveRoom, RoomListener, SourceName } from './live-room.ts'
import { createLiveSession } from './live-session.ts'
import { createPace } from './pace.ts'
import type { RecordingState } from './recording.ts'
import { createSources } from './sources.ts'
import { createStore } from './store.ts'
import { createUploads } from './uploads.ts'

type FakeRoom = { listener: RoomListener; tracks: Map<SourceName, unknown>; layout: string; isOpen: boolean }

/** Everything around the session, with its switches: the rooms it opened, what is unreachable, the events. */
function setUp() {
  const world = {
    rooms: [] as FakeRoom[],
    isMediaAway: false,
    liveAnswer: undefined as Error | undefined,
    endAnswer: undefined as Error | undefined,
    nowMs: 0,
    isLiveForSystem: false,
    recordingStops: 0,
    recordedBytes: 100,
  }
  let tell: ((event: StreamEvent) => void) | undefined
  const stream = makeStream({ status: 'live', startedAt: '2026-11-20T20:00:03Z' })
  const { api, calls } = fakeApi({
    'POST /streams/:streamId/live': () => {
      if (world.liveAnswer) throw world.liveAnswer
      return { stream, room: { url: 'ws://site', token: `token-${world.rooms.length}`, localMedia: true } }
    },
    'POST /streams/:streamId/end': () => {
      if (world.endAnswer) throw world.endAnswer
      return makeStream({ status: 'ended' })
    },
    'GET /streams/:streamId/recording': () => ({
      recording: makeRecording({ status: 'uploading', parts: [{ part: 0, storedThrough: 1 }] }),
    }),
    'POST /streams/:streamId/recording/finish': () => makeRecording({ status: 'processing' }),
  })
  const spool = memorySpool()
  const session = createLiveSession({
    api,
    bridge: { spool, setLive: async ({ isLive }) => void (world.isLiveForSystem = isLive) },
    sources: createSources(fakeDevices()),
    uploads: createUploads({ api, spool, putSegment: async () => 200, pace: () => null }),
    pace: createPace(),
    openRoom: (listener) => openFakeRoom(world, listener),
    startRecording: () => {
      const store = createStore<RecordingState>({
        status: 'recording',
        bytes: world.recordedBytes,
        seconds: 1,
      })
      return {
        ...store,
        setPicture: vi.fn(),
        setLayout: vi.fn(),
        stop: async () => void (world.recordingStops += 1),
      }
    },
    openEvents: (_id, on) => {
      tell = on.event
      on.opened()
      return () => (tell = undefined)
    },
    now: () => world.nowMs,
    wait: async (ms) => {
      world.nowMs += ms
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
  })
  return { world, session, calls, tell: (event: StreamEvent) => tell?.(event) }
}

function openFakeRoom(world: { rooms: FakeRoom[]; isMediaAway: boolean }, listener: RoomListener): LiveRoom {
  const room: FakeRoom = { listener, tracks: new Map(), layout: '', isOpen: false }
  world.rooms.push(room)
  return {
    connect: async () => {
      if (world.isMediaAway) throw new Error('could not connect')
      room.isOpen = true
    },
    publish: async (source, track) => void room.tracks.set(source, track),
    unpublish: async (source) => void room.tracks.delete(source),
    setMicrophoneMuted: async () => undefined,
    setLayout: async (layout) => void (room.layout = layout.name),
    setDelay: async () => undefined,
    readUplink: async () => undefined,
    close: async () => void (room.isOpen = false),
  }
}

type World = ReturnType<typeof setUp>

async function phase({ session }: World, wanted: string): Promise<void> {
  await vi.waitFor(() => expect(session.getState().phase).toBe(wanted))
}

async function onAir(): Promise<World> {
  const world = setUp()
  world.session.prepare(makeStream())
  await vi.waitFor(() => expect(world.session.sources.getState().microphone.track).toBeDefined())
  await world.session.goLive()
  return world
}

const lastRoom = ({ world }: World): FakeRoom => {
  const room = world.rooms.at(-1)
  if (!room) throw new Error('no room was opened')
  return room
}

describe('createLiveSession', () => {
  it('goes from the first look into the camera to on air, with camera and microphone in the room', async () => {
    const stage = setUp()
    expect(stage.session.getState().phase).toBe('idle')
    stage.session.prepare(makeStream())
    expect(stage.session.getState().phase).toBe('preflight')
    await vi.waitFor(() => expect(stage.session.sources.getState().camera.track).toBeDefined())
    await stage.session.goLive()
    expect(stage.session.getState()).toMatchObject({ phase: 'on-air', stream: { status: 'live' } })
    expect([...lastRoom(stage).tracks.keys()].sort()).toEqual(['camera', 'microphone'])
    expect(stage.world.isLiveForSystem).toBe(true)
  })

  it('goes live without a camera: a failing check is no reason to stay dark', async () => {
    const stage = setUp()
    stage.session.prepare(makeStream())
    await vi.waitFor(() => expect(stage.session.sources.getState().camera.track).toBeDefined())
    stage.session.sources.turnOffCamera()
    await stage.session.goLive()
    expect(stage.session.getState()).toMatchObject({ phase: 'on-air', health: { light: 'warn' } })
  })

  it('stays in preflight with the reason when the server refuses', async () => {
    const stage = setUp()
    stage.world.liveAnswer = apiError('streams/already-live')
    stage.session.prepare(makeStream())
    await stage.session.goLive()
    expect(stage.session.getState()).toMatchObject({ phase: 'preflight', problem: '(streams/already-live)' })
  })

  it('can try again when the media server was away', async () => {
    const stage = setUp()
    stage.world.isMediaAway = true
    stage.session.prepare(makeStream())
    await stage.session.goLive()
    expect(stage.session.getState()).toMatchObject({ phase: 'preflight' })
    expect(stage.session.getState().problem).toContain('Nothing is lost')
    expect(stage.world.recordingStops).toBe(1)
    stage.world.isMediaAway = false
    await stage.session.goLive()
    expect(stage.session.getState()).toMatchObject({ phase: 'on-air', problem: undefined })
  })

  it('puts a shared screen on air and takes it off, and a camera too', async () => {
    const stage = await onAir()
    await stage.session.sources.shareScreen()
    await vi.waitFor(() => expect(lastRoom(stage).tracks.has('screen')).toBe(true))
    stage.session.sources.stopScreen()
    stage.session.sources.turnOffCamera()
    await vi.waitFor(() => expect([...lastRoom(stage).tracks.keys()]).toEqual(['microphone']))
  })

  it('tells viewers the layout', async () => {
    const stage = await onAir()
    stage.session.setLayout({ name: 'side', inset: 'screen' })
    await vi.waitFor(() => expect(lastRoom(stage).layout).toBe('side'))
  })

  it('says how many watch', async () => {
    const stage = await onAir()
    stage.tell({ type: 'watching', count: 128 })
    expect(stage.session.getState().watchingCount).toBe(128)
  })

  it('reconnects by itself in the same room', async () => {
    const stage = await onAir()
    stage.session.setLayout({ name: 'side', inset: 'screen' })
    lastRoom(stage).listener.reconnecting()
    expect(stage.session.getState()).toMatchObject({ phase: 'reconnecting', health: { light: 'bad' } })
    lastRoom(stage).layout = 'forgotten by a restarted server'
    lastRoom(stage).listener.reconnected()
    expect(lastRoom(stage).layout).toBe('side')
    expect(stage.session.getState()).toMatchObject({ phase: 'on-air', awaySince: undefined })
    expect(stage.world.rooms).toHaveLength(1)
  })

  it('comes back with a fresh token, the same tracks and the same layout when the connection is lost', async () => {
    const stage = await onAir()
    stage.session.setLayout({ name: 'pip-tr', inset: 'screen' })
    const { camera } = stage.session.sources.getState()
    stage.world.isMediaAway = true
    lastRoom(stage).listener.lost('network')
    await vi.waitFor(() => expect(stage.world.rooms.length).toBeGreaterThan(3))
    expect(stage.session.getState().phase).toBe('reconnecting')
    expect(stage.world.recordingStops).toBe(0)
    stage.world.isMediaAway = false
    await phase(stage, 'on-air')
    expect(lastRoom(stage).tracks.get('camera')).toBe(camera.track)
    expect(lastRoom(stage).layout).toBe('pip-tr')
    expect(stage.calls.filter(({ key }) => key === 'POST /streams/:streamId/end')).toEqual([])
  })

  it('gives up after five minutes and brings the recording home', async () => {
    const stage = await onAir()
    stage.world.isMediaAway = true
    lastRoom(stage).listener.lost('network')
    await phase(stage, 'done')
    expect(stage.world.nowMs).toBeGreaterThanOrEqual(300_000)
    expect(stage.session.getState().problem).toContain('five minutes')
    expect(stage.world.recordingStops).toBe(1)
  })

  it('stops trying when the stream was ended elsewhere meanwhile', async () => {
    const stage = await onAir()
    stage.world.liveAnswer = apiError('streams/ended')
    lastRoom(stage).listener.lost('network')
    await phase(stage, 'done')
    expect(stage.session.getState().problem).toBe('The stream has ended.')
  })

  it('does not fight with another studio that took over', async () => {
    const stage = await onAir()
    lastRoom(stage).listener.lost('taken-over')
    await phase(stage, 'done')
    expect(stage.world.rooms).toHaveLength(1)
    expect(stage.session.getState().problem).toContain('took over')
    // The other one is recording: it is not for this one to finish.
    expect(stage.calls.map(({ key }) => key)).not.toContain('POST /streams/:streamId/recording/finish')
  })

  it('takes the stream back that another studio took over', async () => {
    const stage = await onAir()
    lastRoom(stage).listener.lost('taken-over')
    await phase(stage, 'done')
    stage.session.prepare(makeStream({ status: 'live' }))
    await vi.waitFor(() => expect(stage.session.sources.getState().camera.track).toBeDefined())
    expect(stage.session.getState()).toMatchObject({ phase: 'preflight', problem: undefined })
    await stage.session.goLive()
    expect(stage.session.getState().phase).toBe('on-air')
    expect(stage.world.rooms).toHaveLength(2)
    expect([...lastRoom(stage).tracks.keys()].sort()).toEqual(['camera', 'microphone'])
  })

  it('ends for everybody: server first, then recording, devices and upload', async () => {
    const stage = await onAir()
    await stage.session.end()
    await phase(stage, 'done')
    expect(stage.calls.map(({ key }) => key)).toEqual([
      'POST /streams/:streamId/live',
      'POST /streams/:streamId/end',
      'GET /streams/:streamId/recording',
      'POST /streams/:streamId/recording/finish',
    ])
    expect(stage.world.recordingStops).toBe(1)
    expect(lastRoom(stage).isOpen).toBe(false)
    expect(stage.session.sources.getState().camera.track).toBeUndefined()
    expect(stage.world.isLiveForSystem).toBe(false)
  })

  it('is still on air, and says so, when the end could not be told to the server', async () => {
    const stage = await onAir()
    stage.world.endAnswer = apiError('unavailable', 503)
    await stage.session.end()
    expect(stage.session.getState().phase).toBe('on-air')
    expect(stage.session.getState().problem).toContain('You are still on air.')
    expect(stage.world.recordingStops).toBe(0)
  })

  it('follows when somebody else of the team ends the stream', async () => {
    const stage = await onAir()
    stage.tell({ type: 'state', status: 'ended', startedAt: null, endedAt: null, publisherGoneAt: null })
    await phase(stage, 'done')
    expect(stage.world.recordingStops).toBe(1)
  })

  it('has nothing to upload when nothing was recorded', async () => {
    const stage = setUp()
    stage.world.recordedBytes = 0
    stage.session.prepare(makeStream({ record: false }))
    await stage.session.goLive()
    await stage.session.end()
    expect(stage.session.getState().phase).toBe('done')
    expect(stage.calls.some(({ key }) => key.includes('recording'))).toBe(false)
  })

  it('ends while it reconnects, and a connection that comes too late is closed', async () => {
    const stage = await onAir()
    lastRoom(stage).listener.lost('network')
    await stage.session.end()
    await phase(stage, 'done')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(stage.world.rooms.every((room) => !room.isOpen)).toBe(true)
  })

  it('keeps the stage while on air and frees it when left', async () => {
    const stage = await onAir()
    stage.session.leave()
    expect(stage.session.getState().phase).toBe('on-air')
    await stage.session.end()
    await phase(stage, 'done')
    stage.session.leave()
    expect(stage.session.getState()).toMatchObject({ phase: 'idle', stream: undefined })
  })
})
