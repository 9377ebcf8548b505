import type { MediaRoom } from '@stagedoor/contract'
import type { StageLayout } from '@stagedoor/live/stage/layout'
import type { LiveRoom, LossReason, RoomListener, SourceName } from './live-room.ts'
import type { Sources } from './sources.ts'
import type { Uplink } from './uplink.ts'

export type OnAir = {
  /** Enters the room and puts on air whatever is there. */
  enter(room: MediaRoom): Promise<void>
  setLayout(layout: StageLayout): void
  readUplink(): Promise<Uplink | undefined>
  setDelay(delayMs: number): void
  leave(): Promise<void>
}

/** Keeps the room's tracks equal to the sources, through every switch, mute and new connection. */
export function createOnAir(
  openRoom: (listener: RoomListener) => LiveRoom,
  sources: Sources,
  on: { reconnecting(): void; reconnected(): void; lost(reason: LossReason): void },
): OnAir {
  let room: LiveRoom | undefined
  let layout: StageLayout | undefined
  const onAir = new Map<SourceName, MediaStreamTrack>()
  let isMuted = false
  let matching: Promise<void> = Promise.resolve()
  let unsubscribe: (() => void) | undefined
  /** Counts entering and leaving: a connection that comes too late is closed again. */
  let turn = 0

  async function matchNow(): Promise<void> {
    const target = room
    if (!target) return
    const { camera, microphone, screen } = sources.getState()
    const wanted: Record<SourceName, MediaStreamTrack | undefined> = {
      camera: camera.track,
      microphone: microphone.track,
      screen: screen?.picture,
      'screen-sound': screen?.sound,
    }
    for (const source of ['microphone', 'camera', 'screen', 'screen-sound'] as const) {
      const track = wanted[source]
      if (track === onAir.get(source)) continue
      if (track) await target.publish(source, track)
      else await target.unpublish(source)
      if (target !== room) return
      if (track) onAir.set(source, track)
      else onAir.delete(source)
    }
    if (onAir.has('microphone') && microphone.isMuted !== isMuted) {
      await target.setMicrophoneMuted(microphone.isMuted)
      isMuted = microphone.isMuted
    }
  }

  /** One change after the other; what broke by a lost line is done again by the next connection. */
  function match(): Promise<void> {
    matching = matching.then(matchNow).catch(() => undefined)
    return matching
  }

  async function drop(): Promise<void> {
    const old = room
    room = undefined
    onAir.clear()
    isMuted = false
    await old?.close().catch(() => undefined)
  }

  return {
    enter: async (media) => {
      turn += 1
      const ownTurn = turn
      await drop()
      const opened = openRoom({
        reconnecting: () => opened === room && on.reconnecting(),
        reconnected: () => {
          if (opened !== room) return
          // A server that was restarted has forgotten the attributes.
          if (layout) void opened.setLayout(layout).catch(() => undefined)
          on.reconnected()
        },
        lost: (reason) => opened === room && on.lost(reason),
      })
      await opened.connect(media)
      if (turn !== ownTurn) return opened.close()
      room = opened
      if (layout) await opened.setLayout(layout)
      unsubscribe ??= sources.subscribe(() => void match())
      await match()
    },
    setLayout: (next) => {
      layout = next
      void room?.setLayout(next).catch(() => undefined)
    },
    readUplink: async () => room?.readUplink(),
    setDelay: (delayMs) => void room?.setDelay(delayMs).catch(() => undefined),
    leave: async () => {
      turn += 1
      unsubscribe?.()
      unsubscribe = undefined
      await matching
      await drop()
    },
  }
}
