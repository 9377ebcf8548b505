import type { StreamEvent, WatchView } from '@stagedoor/contract'
import { ApiError } from '@stagedoor/contract/client'
import type { Api } from '@stagedoor/contract/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StreamEventsStatus } from '../events/stream-events.ts'
import { initialRoomState } from './room-state.ts'
import type { RoomEnd, RoomState } from './room-state.ts'
import { createWatchSession } from './watch-session.ts'

function makeView(changes: Partial<WatchView['stream']> = {}, access: WatchView['access'] = 'granted') {
  const view: WatchView = {
    stream: {
      id: 's1',
      spaceId: 'p1',
      experienceId: 'e1',
      title: 'Night Session 14',
      description: '',
      status: 'scheduled',
      startsAt: '2026-11-20T20:00:00Z',
      timeZone: 'Europe/Berlin',
      record: true,
      startedAt: null,
      endedAt: null,
      publisherGoneAt: null,
      watchingCount: 0,
      recordingStatus: null,
      ...changes,
    },
    space: {
      id: 'p1',
      slug: 'low-tide',
      name: 'Low Tide Sessions',
      brandColor: '#0f6e6e',
      coverUrl: null,
      coverSrcset: null,
      creatorName: 'Maren Okafor',
      creatorUsername: 'maren',
    },
    welcomeMessage: '',
    access,
    role: null,
    offers: [],
    replay: null,
    reactions: { heart: 0, clap: 0, wave: 0, spark: 0, again: 0 },
    slowModeSeconds: 0,
  }
  return view
}

const stateEvent = (status: 'scheduled' | 'live' | 'ended'): StreamEvent => ({
  type: 'state',
  status,
  startedAt: null,
  endedAt: null,
  publisherGoneAt: null,
})

/** A visit whose server and room are played by the test. */
function visit(first: WatchView, joinError: ApiError | null = null) {
  const server = { view: first, joinError, calls: [] as string[] }
  const rooms: {
    tell: (state: Partial<RoomState>) => void
    end: (reason: RoomEnd) => void
    log: string[]
  }[] = []
  const events: { hear: (event: StreamEvent) => void; status: (status: StreamEventsStatus) => void } = {
    hear: () => undefined,
    status: () => undefined,
  }
  const call = async (key: string) => {
    server.calls.push(key)
    if (key === 'GET /streams/:streamId/watch') return server.view
    if (key === 'POST /streams/:streamId/join') {
      if (server.joinError) throw server.joinError
      return { url: 'ws://site', token: 't', localMedia: true }
    }
    return {}
  }
  const session = createWatchSession({
    api: call as Api,
    view: first,
    openEvents: ({ onEvent, onStatus }) => {
      events.hear = onEvent
      events.status = onStatus
      return () => server.calls.push('events closed')
    },
    openRoom: async ({ onState, onEnd }) => {
      const log: string[] = []
      rooms.push({ tell: (state) => onState({ ...initialRoomState, ...state }), end: onEnd, log })
      onState({ ...initialRoomState, connection: 'connected', isPublisherHere: true })
      return {
        startSound: async () => undefined,
        setQuality: (quality) => log.push(`quality ${quality}`),
        setVolume: (volume) => log.push(`volume ${volume}`),
        setPaused: () => undefined,
        close: async () => void log.push('closed'),
      }
    },
  })
  session.start()
  return { session, server, rooms, events, moment: () => session.getState().moment }
}

function refusal(code: ApiError['code'], message = 'No.') {
  return new ApiError(403, { code, message, requestId: 'r' })
}

describe('a visit to a stream', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const settle = () => vi.advanceTimersByTimeAsync(0)

  test('begins by itself when the stream goes live, and ends with it', async () => {
    const { rooms, events, server, moment } = visit(makeView())
    expect(moment()).toEqual({ kind: 'before' })
    events.hear(stateEvent('live'))
    expect(moment()).toEqual({ kind: 'connecting' })
    await settle()
    expect(moment()).toEqual({ kind: 'live' })
    server.view = makeView({ status: 'ended', recordingStatus: 'processing' })
    events.hear(stateEvent('ended'))
    await settle()
    expect(rooms[0]?.log.at(-1)).toBe('closed')
    expect(moment()).toEqual({ kind: 'processing' })
    server.view = {
      ...makeView({ status: 'ended', recordingStatus: 'ready' }),
      replay: { url: '/r.mp4', durationSeconds: 60 },
    }
    events.hear({ type: 'recording', status: 'ready' })
    await settle()
    expect(moment()).toEqual({ kind: 'replay' })
  })

  test('comes back by itself after the connection is lost, at longer and longer intervals', async () => {
    const { rooms, server, moment } = visit(makeView({ status: 'live' }))
    server.view = makeView({ status: 'live' })
    await settle()
    rooms[0]?.end('lost')
    await settle()
    expect(moment()).toMatchObject({ kind: 'reconnecting' })
    server.joinError = refusal('unavailable')
    await vi.advanceTimersByTimeAsync(300)
    await vi.advanceTimersByTimeAsync(999)
    expect(server.calls.filter((key) => key.includes('/join'))).toHaveLength(2)
    server.joinError = null
    await vi.advanceTimersByTimeAsync(1)
    expect(rooms).toHaveLength(2)
    expect(moment()).toEqual({ kind: 'live' })
  })

  test('keeps what the person chose across rooms', async () => {
    const { session, rooms } = visit(makeView({ status: 'live' }))
    await settle()
    session.setQuality('low')
    session.setVolume(0.4)
    rooms[0]?.end('closed')
    await vi.advanceTimersByTimeAsync(1000)
    expect(rooms[1]?.log).toEqual(['quality low', 'volume 0.4'])
  })

  test('stays out when another device took the seat, until asked to take it back', async () => {
    const { session, rooms, moment } = visit(makeView({ status: 'live' }))
    await settle()
    rooms[0]?.end('taken-over')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(moment()).toEqual({ kind: 'taken-over' })
    expect(rooms).toHaveLength(1)
    session.rejoin()
    await settle()
    expect(moment()).toEqual({ kind: 'live' })
  })

  test('says why when access ends, and leaves the room', async () => {
    const { rooms, events, moment } = visit(makeView({ status: 'live' }))
    await settle()
    events.hear({ type: 'access-ended', reason: 'refunded' })
    expect(moment()).toEqual({ kind: 'access-ended', reason: 'refunded' })
    expect(rooms[0]?.log.at(-1)).toBe('closed')
    rooms[0]?.end('removed')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(rooms).toHaveLength(1)
  })

  test('asks for the facts when removed: no access is not the same as a restart', async () => {
    const { rooms, server, moment } = visit(makeView({ status: 'live' }))
    await settle()
    server.view = makeView({ status: 'live' }, 'ended')
    rooms[0]?.end('removed')
    await settle()
    expect(moment()).toEqual({ kind: 'access-ended', reason: 'expired' })
  })

  test('stays out when sent out again and again', async () => {
    const { rooms, moment, session } = visit(makeView({ status: 'live' }))
    await settle()
    for (let time = 0; time < 3; time++) {
      rooms.at(-1)?.end('removed')
      await vi.advanceTimersByTimeAsync(5000)
    }
    expect(moment()).toEqual({ kind: 'removed' })
    expect(rooms).toHaveLength(3)
    session.rejoin()
    await settle()
    expect(moment()).toEqual({ kind: 'live' })
  })

  test('shows what opens the stream when the join is refused', async () => {
    const { server, moment } = visit(makeView({ status: 'live' }), refusal('access/required'))
    server.view = makeView({ status: 'live' }, 'pass-needed')
    await settle()
    expect(moment()).toEqual({ kind: 'no-access', reason: 'pass-needed' })
  })

  test('says so when live video is not set up, and goes on once it is', async () => {
    const { server, moment } = visit(
      makeView({ status: 'live' }),
      refusal('streams/media-unavailable', 'Live video is not set up on this server.'),
    )
    await settle()
    expect(moment()).toEqual({
      kind: 'join-problem',
      message: 'Live video is not set up on this server.',
    })
    server.joinError = null
    await vi.advanceTimersByTimeAsync(300)
    expect(moment()).toEqual({ kind: 'live' })
  })

  test('asks now and then when it may not listen', async () => {
    const { server, events, moment } = visit(makeView({}, 'pass-needed'))
    events.status('refused')
    server.view = makeView({ status: 'live' }, 'granted')
    await vi.advanceTimersByTimeAsync(15_000)
    expect(moment()).toEqual({ kind: 'live' })
  })

  test('counts a reaction at once and takes the true number when it comes', async () => {
    const { session, events } = visit(makeView({ status: 'live' }))
    session.react('heart')
    expect(session.getState().view.reactions.heart).toBe(1)
    expect([...session.getState().sentReactions]).toEqual(['heart'])
    events.hear({ type: 'reactions', counts: { heart: 9 } })
    expect(session.getState().view.reactions).toMatchObject({ heart: 9, clap: 0 })
  })

  test('does not stay in a room it entered too late', async () => {
    const { session, rooms } = visit(makeView({ status: 'live' }))
    session.stop()
    await settle()
    expect(rooms[0]?.log).toEqual(['closed'])
  })

  test('lets the chat hear the same events, and know of interruptions', async () => {
    const { session, events } = visit(makeView({ status: 'live' }))
    const heard: string[] = []
    const stop = session.attach({
      hear: (event) => heard.push(event.type),
      opened: () => heard.push('opened'),
    })
    events.status('open')
    events.hear({ type: 'watching', count: 2 })
    stop()
    events.hear({ type: 'watching', count: 3 })
    expect(heard).toEqual(['opened', 'watching'])
  })

  test('says goodbye when the page goes', async () => {
    const { session, server, rooms } = visit(makeView({ status: 'live' }))
    await settle()
    session.stop()
    expect(rooms[0]?.log.at(-1)).toBe('closed')
    expect(server.calls.slice(-2)).toEqual(['events closed', 'POST /streams/:streamId/leave'])
  })
})
