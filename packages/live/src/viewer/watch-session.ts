import type { ReactionKind, Stream, StreamEvent, WatchView } from '@stagedoor/contract'
import { isApiError } from '@stagedoor/contract/client'
import type { Api } from '@stagedoor/contract/client'
import type { StreamEventsStatus } from '../events/stream-events.ts'
import { momentOf } from './moment.ts'
import type { EndReason, Moment } from './moment.ts'
import { createRoomKeeper } from './room-keeper.ts'
import type { OpenRoom } from './room-keeper.ts'
import type { Quality, RoomState, ViewerRoom } from './room-state.ts'

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
  openRoom: OpenRoom
}

/** Without the event stream (no access, say) the facts are asked for instead. */
const pollMs = 15_000

export function createWatchSession({
  api,
  view: firstView,
  openEvents,
  openRoom,
}: WatchSessionOptions): WatchSession {
  const streamId = firstView.stream.id
  const listeners = new Set<() => void>()
  const ears = new Set<EventEar>()
  let view = firstView
  let endReason: EndReason | null = null
  let isOnline = true
  let pollTimer: ReturnType<typeof setInterval> | undefined
  let stopEvents: (() => void) | undefined
  const keeper = createRoomKeeper({
    api,
    streamId,
    openRoom,
    onChange: () => tell(),
    onOpen: (room) => applyChoices(room),
    refresh,
  })
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
    const { phase, state: room, closedBecause, problem } = keeper.get()
    const connection = phase === 'open' ? (room?.connection ?? 'connecting') : phase
    return momentOf({
      access: view.access,
      endReason,
      status: view.stream.status,
      publisherGoneAt: view.stream.publisherGoneAt,
      recordingStatus: view.stream.recordingStatus,
      hasReplay: view.replay !== null,
      room: connection === 'joining' ? 'connecting' : connection,
      closedBecause,
      joinProblem: problem,
      isPublisherHere: room?.isPublisherHere ?? false,
      isOnline,
    })
  }

  function tell(changes: Partial<WatchState> = {}): void {
    const moment = currentMoment()
    const brokenSince = moment.kind === 'reconnecting' ? (state.brokenSince ?? Date.now()) : null
    state = { ...state, ...changes, view, moment, room: keeper.get().state, brokenSince }
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

  function follow(): void {
    keeper.follow(view.access === 'granted' && view.stream.status === 'live' && endReason === null)
    tell()
  }

  /** What the person chose, for the room that is open now and for the next one. */
  function applyChoices(room: ViewerRoom | null = keeper.get().room): void {
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
      case 'chat-ban':
      case 'chat-ban-lifted':
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
    if (isOnline) keeper.rejoinNow()
    tell()
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
      stopEvents = openEvents({ onEvent: hear, onStatus })
      follow()
    },
    stop() {
      globalThis.removeEventListener?.('online', onNetwork)
      globalThis.removeEventListener?.('offline', onNetwork)
      stopEvents?.()
      setPolling(false)
      const wasInside = keeper.get().phase === 'open'
      keeper.leave()
      if (wasInside) api('POST /streams/:streamId/leave', { streamId }).catch(() => undefined)
    },
    refresh: () => void refresh(),
    rejoin: () => keeper.comeBack(),
    startSound: () => void keeper.get().room?.startSound(),
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
