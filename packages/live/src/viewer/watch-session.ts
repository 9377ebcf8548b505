import type { MediaRoom, ReactionKind, Stream, StreamEvent, WatchView } from '@stagedoor/contract'
import { ApiError, isApiError } from '@stagedoor/contract/client'
import type { Api } from '@stagedoor/contract/client'
import type { StreamEventsStatus } from '../events/stream-events.ts'
import { momentOf } from './moment.ts'
import type { CloseReason, EndReason, Moment } from './moment.ts'
import type { Quality, RoomEnd, RoomState, ViewerRoom } from './room-state.ts'

export type WatchState = {
  view: WatchView
  moment: Moment
  /** Null while not in the room. */
  room: RoomState | null
  quality: Quality
  volume: number
  isMuted: boolean
  isPaused: boolean
  /** Which reactions the person has sent, to show them pressed. */
  sentReactions: ReadonlySet<ReactionKind>
  /** When the person's own connection broke, epoch ms. */
  brokenSince: number | null
}

/** One visit to a stream without React: follows its events, enters its room, comes back after every break. */
export type WatchSession = {
  subscribe: (listener: () => void) => () => void
  getState: () => WatchState
  start(): void
  stop(): void
  /** Lets somebody else hear the stream's events, such as the chat; gives the way to stop. */
  attach: (ear: EventEar) => () => void
  /** Asks for the facts anew, as when a replay's file does not play. */
  refresh(): void
  /** Takes the seat again after another device took it, or tries at once instead of waiting. */
  rejoin(): void
  startSound(): void
  setQuality(quality: Quality): void
  setVolume(volume: number): void
  setMuted(isMuted: boolean): void
  setPaused(isPaused: boolean): void
  react(kind: ReactionKind): void
}

/** `opened` comes at each (re)connection: what was said meanwhile was not heard. */
export type EventEar = { hear: (event: StreamEvent) => void; opened: () => void }

export type WatchSessionOptions = {
  api: Api
  view: WatchView
  /** Starts listening; gives the way to stop. */
  openEvents: (on: {
    onEvent: (event: StreamEvent) => void
    onStatus: (status: StreamEventsStatus) => void
  }) => () => void
  /** Enters the room; a function so that the media code loads only when there is something to see. */
  openRoom: (options: {
    media: MediaRoom
    onState: (state: RoomState) => void
    onEnd: (reason: RoomEnd) => void
  }) => Promise<ViewerRoom>
}

const rejoinDelaysMs = [300, 1000, 2000, 4000, 8000]
const removalWindowMs = 60_000
const mostRemovals = 3
/** Without the event stream (no access, say) the facts are asked for instead. */
const pollMs = 15_000

export function createWatchSession(options: WatchSessionOptions): WatchSession {
  const { api } = options
  const streamId = options.view.stream.id
  const listeners = new Set<() => void>()
  const ears = new Set<EventEar>()
  let view = options.view
  let endReason: EndReason | null = null
  let closedBecause: CloseReason | null = null
  let joinProblem: string | null = null
  let roomState: RoomState | null = null
  let roomPhase: 'none' | 'joining' | 'open' | 'closed' = 'none'
  let room: ViewerRoom | null = null
  let isOnline = true
  let tries = 0
  let removals: number[] = []
  /** Counts entries and departures, so that an entry overtaken by a departure is undone. */
  let turn = 0
  let rejoinTimer: ReturnType<typeof setTimeout> | undefined
  let pollTimer: ReturnType<typeof setInterval> | undefined
  let stopEvents: (() => void) | undefined
  let state: WatchState = {
    view,
    moment: currentMoment(),
    room: null,
    quality: 'auto',
    volume: 1,
    isMuted: false,
    isPaused: false,
    sentReactions: new Set(),
    brokenSince: null,
  }

  function currentMoment(): Moment {
    return momentOf({
      access: view.access,
      endReason,
      status: view.stream.status,
      publisherGoneAt: view.stream.publisherGoneAt,
      recordingStatus: view.stream.recordingStatus,
      hasReplay: view.replay !== null,
      room: roomPhase === 'open' ? (roomState?.connection ?? 'connecting') : roomPhaseName(),
      closedBecause,
      joinProblem,
      isPublisherHere: roomState?.isPublisherHere ?? false,
      isOnline,
    })
  }

  function roomPhaseName(): 'none' | 'connecting' | 'closed' {
    return roomPhase === 'joining' || roomPhase === 'open' ? 'connecting' : roomPhase
  }

  function tell(changes: Partial<WatchState> = {}): void {
    const moment = currentMoment()
    const isBroken = moment.kind === 'reconnecting'
    const brokenSince = isBroken ? (state.brokenSince ?? Date.now()) : null
    state = { ...state, ...changes, view, moment, room: roomState, brokenSince }
    for (const listener of listeners) listener()
  }

  function change(stream: Partial<Stream>): void {
    view = { ...view, stream: { ...view.stream, ...stream } }
  }

  /** Asks for the facts anew: after every break, and when an event says less than is needed. */
  async function refresh(): Promise<void> {
    try {
      view = await api('GET /streams/:streamId/watch', { streamId })
    } catch (error) {
      if (!isApiError(error)) throw error
      return
    }
    follow()
  }

  /** Brings the room in line with the facts. */
  function follow(): void {
    const mayWatch = view.access === 'granted' && view.stream.status === 'live' && endReason === null
    if (mayWatch && (roomPhase === 'none' || roomPhase === 'closed') && closedBecause === null) {
      if (rejoinTimer === undefined) void join()
    }
    if (!mayWatch) leave()
    tell()
  }

  async function join(): Promise<void> {
    roomPhase = 'joining'
    const ownTurn = ++turn
    tell()
    try {
      const media = await api('POST /streams/:streamId/join', { streamId })
      const opened = await options.openRoom({
        media,
        onState: (next) => {
          if (turn !== ownTurn) return
          roomState = next
          tell()
        },
        onEnd: (reason) => {
          if (turn === ownTurn) void ended(reason)
        },
      })
      if (turn !== ownTurn) return void opened.close()
      room = opened
      roomPhase = 'open'
      joinProblem = null
      tries = 0
      applyChoices()
      tell()
    } catch (error) {
      if (turn !== ownTurn) return
      roomPhase = 'closed'
      roomState = null
      await refused(error)
    }
  }

  async function refused(error: unknown): Promise<void> {
    if (error instanceof ApiError) {
      const isAboutAccess =
        error.code === 'access/required' || error.code === 'access/banned' || error.code === 'unauthenticated'
      if (isAboutAccess || error.code === 'streams/not-live') {
        await refresh()
        return
      }
      if (error.code === 'streams/media-unavailable') joinProblem = error.message
    }
    rejoinLater()
  }

  async function ended(reason: RoomEnd): Promise<void> {
    room = null
    roomPhase = 'closed'
    roomState = roomState && { ...roomState, connection: 'reconnecting' }
    switch (reason) {
      case 'taken-over':
        closedBecause = 'taken-over'
        return tell()
      case 'removed':
        return removed()
      case 'closed':
      case 'lost':
        rejoinLater()
        return void refresh()
      default:
        return reason satisfies never
    }
  }

  /** Access ended, or a restart tidied up: the facts say which. Who is sent out again and again stays out. */
  async function removed(): Promise<void> {
    removals = [...removals.filter((time) => time > Date.now() - removalWindowMs), Date.now()]
    if (removals.length >= mostRemovals) closedBecause = 'removed'
    roomPhase = 'closed'
    rejoinLater()
    await refresh()
  }

  function rejoinLater(): void {
    clearTimeout(rejoinTimer)
    const delayMs = rejoinDelaysMs[Math.min(tries, rejoinDelaysMs.length - 1)] ?? 0
    tries += 1
    rejoinTimer = setTimeout(() => {
      rejoinTimer = undefined
      follow()
    }, delayMs)
    tell()
  }

  function leave(): void {
    clearTimeout(rejoinTimer)
    rejoinTimer = undefined
    turn += 1
    void room?.close()
    room = null
    roomState = null
    roomPhase = 'none'
  }

  function applyChoices(): void {
    room?.setQuality(state.quality)
    room?.setVolume(state.isMuted ? 0 : state.volume)
    room?.setPaused(state.isPaused)
  }

  function hear(event: StreamEvent): void {
    for (const ear of ears) ear.hear(event)
    switch (event.type) {
      case 'state':
        change({
          status: event.status,
          startedAt: event.startedAt,
          endedAt: event.endedAt,
          publisherGoneAt: event.publisherGoneAt,
        })
        follow()
        // What the end left behind (is there a recording, is it ready) the event does not say.
        if (event.status === 'ended') void refresh()
        return
      case 'watching':
        change({ watchingCount: event.count })
        return tell()
      case 'reactions': {
        const reactions = { ...view.reactions }
        for (const [kind, count] of Object.entries(event.counts)) reactions[kind as ReactionKind] = count
        view = { ...view, reactions }
        return tell()
      }
      case 'recording':
        change({ recordingStatus: event.status })
        tell()
        if (event.status === 'ready') void refresh()
        return
      case 'access-ended':
        endReason = event.reason
        return follow()
      case 'message':
      case 'message-removed':
        return
      default:
        // A newer server may say more than this page understands.
        event satisfies never
    }
  }

  function onStatus(status: StreamEventsStatus): void {
    if (status === 'open') {
      for (const ear of ears) ear.opened()
      void refresh()
    }
    setPolling(status === 'refused')
  }

  function setPolling(isOn: boolean): void {
    clearInterval(pollTimer)
    pollTimer = isOn ? setInterval(() => void refresh(), pollMs) : undefined
  }

  const onNetwork = () => {
    isOnline = navigator.onLine
    if (isOnline) rejoinNow()
    tell()
  }

  function rejoinNow(): void {
    if (roomPhase !== 'closed') return
    clearTimeout(rejoinTimer)
    rejoinTimer = undefined
    follow()
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getState: () => state,
    attach: (ear) => {
      ears.add(ear)
      return () => ears.delete(ear)
    },
    start() {
      globalThis.addEventListener?.('online', onNetwork)
      globalThis.addEventListener?.('offline', onNetwork)
      stopEvents = options.openEvents({ onEvent: hear, onStatus })
      follow()
    },
    stop() {
      globalThis.removeEventListener?.('online', onNetwork)
      globalThis.removeEventListener?.('offline', onNetwork)
      stopEvents?.()
      setPolling(false)
      const wasInside = roomPhase === 'open'
      leave()
      if (wasInside) api('POST /streams/:streamId/leave', { streamId }).catch(() => undefined)
    },
    refresh: () => void refresh(),
    rejoin() {
      closedBecause = null
      removals = []
      tries = 0
      rejoinNow()
    },
    startSound: () => void room?.startSound(),
    setQuality(quality) {
      tell({ quality })
      applyChoices()
    },
    setVolume(volume) {
      tell({ volume, isMuted: volume === 0 })
      applyChoices()
    },
    setMuted(isMuted) {
      tell({ isMuted, volume: !isMuted && state.volume === 0 ? 1 : state.volume })
      applyChoices()
    },
    setPaused(isPaused) {
      tell({ isPaused })
      applyChoices()
    },
    react(kind) {
      view = { ...view, reactions: { ...view.reactions, [kind]: (view.reactions[kind] ?? 0) + 1 } }
      tell({ sentReactions: new Set([...state.sentReactions, kind]) })
      // One lost heart is no reason to trouble anybody; the next count puts it right.
      api('POST /streams/:streamId/reactions', { streamId, kind }).catch(() => undefined)
    },
  }
}
