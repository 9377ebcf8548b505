import type { MediaRoom } from '@stagedoor/contract'
import { ApiError } from '@stagedoor/contract/client'
import type { Api } from '@stagedoor/contract/client'
import type { CloseReason } from './moment.ts'
import type { RoomEnd, RoomState, ViewerRoom } from './room-state.ts'

/** Enters the room; a function so that the media code loads only when there is something to see. */
export type OpenRoom = (options: {
  media: MediaRoom
  onState: (state: RoomState) => void
  onEnd: (reason: RoomEnd) => void
}) => Promise<ViewerRoom>

export type KeptRoom = {
  phase: 'none' | 'joining' | 'open' | 'closed'
  state: RoomState | null
  room: ViewerRoom | null
  /** Set when one stays out until asked to come back. */
  closedBecause: CloseReason | null
  /** Why the room cannot be entered, in words. */
  problem: string | null
}

const rejoinDelaysMs = [300, 1000, 2000, 4000, 8000]
const removalWindowMs = 60_000
const mostRemovals = 3

/** Keeps a viewer in a stream's room: enters, comes back after every break, and stays out when it should. */
export function createRoomKeeper({
  api,
  streamId,
  openRoom,
  onChange,
  onOpen,
  refresh,
}: {
  api: Api
  streamId: string
  openRoom: OpenRoom
  onChange: () => void
  onOpen: (room: ViewerRoom) => void
  /** Asks for the facts anew; they decide whether one may still be inside. */
  refresh: () => Promise<void>
}) {
  let kept: KeptRoom = { phase: 'none', state: null, room: null, closedBecause: null, problem: null }
  let mayWatch = false
  let tries = 0
  let removals: number[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts entries and departures, so that an entry overtaken by a departure is undone. */
  let turn = 0

  function change(changes: Partial<KeptRoom>): void {
    kept = { ...kept, ...changes }
    onChange()
  }

  async function join(): Promise<void> {
    const ownTurn = ++turn
    change({ phase: 'joining' })
    try {
      const media = await api('POST /streams/:streamId/join', { streamId })
      const room = await openRoom({
        media,
        onState: (state) => {
          if (turn === ownTurn) change({ state })
        },
        onEnd: (reason) => {
          if (turn === ownTurn) void ended(reason)
        },
      })
      if (turn !== ownTurn) return void room.close()
      tries = 0
      onOpen(room)
      change({ phase: 'open', room, problem: null })
    } catch (error) {
      if (turn !== ownTurn) return
      change({ phase: 'closed', state: null })
      await refused(error)
    }
  }

  async function refused(error: unknown): Promise<void> {
    if (error instanceof ApiError) {
      const isAboutAccess =
        error.code === 'access/required' || error.code === 'access/banned' || error.code === 'unauthenticated'
      if (isAboutAccess || error.code === 'streams/not-live') return refresh()
      if (error.code === 'streams/media-unavailable') change({ problem: error.message })
    }
    rejoinLater()
  }

  async function ended(reason: RoomEnd): Promise<void> {
    change({
      phase: 'closed',
      room: null,
      state: kept.state && { ...kept.state, connection: 'reconnecting' },
    })
    switch (reason) {
      case 'taken-over':
        return change({ closedBecause: 'taken-over' })
      case 'removed':
        noteRemoval()
        rejoinLater()
        return refresh()
      case 'closed':
      case 'lost':
        rejoinLater()
        return refresh()
      default:
        return reason satisfies never
    }
  }

  /** Access ended, or a restart tidied up: the facts say which. Who is sent out again and again stays out. */
  function noteRemoval(): void {
    removals = [...removals.filter((time) => time > Date.now() - removalWindowMs), Date.now()]
    if (removals.length >= mostRemovals) change({ closedBecause: 'removed' })
  }

  function rejoinLater(): void {
    clearTimeout(timer)
    const delayMs = rejoinDelaysMs[Math.min(tries, rejoinDelaysMs.length - 1)]
    tries += 1
    timer = setTimeout(() => {
      timer = undefined
      enter()
    }, delayMs)
    onChange()
  }

  function enter(): void {
    const isOutside = kept.phase === 'none' || kept.phase === 'closed'
    if (mayWatch && isOutside && kept.closedBecause === null && timer === undefined) void join()
  }

  function leave(): void {
    clearTimeout(timer)
    timer = undefined
    turn += 1
    void kept.room?.close()
    kept = { ...kept, phase: 'none', state: null, room: null }
  }

  function rejoinNow(): void {
    if (kept.phase !== 'closed') return
    clearTimeout(timer)
    timer = undefined
    enter()
  }

  return {
    get: () => kept,
    /** Brings the room in line with the facts. */
    follow(isAllowed: boolean): void {
      mayWatch = isAllowed
      if (isAllowed) enter()
      else leave()
    },
    leave,
    /** Tries at once instead of waiting, as when the network is back. */
    rejoinNow,
    /** The person wants to be inside again, whatever sent them out. */
    comeBack(): void {
      removals = []
      tries = 0
      change({ closedBecause: null })
      rejoinNow()
    },
  }
}
