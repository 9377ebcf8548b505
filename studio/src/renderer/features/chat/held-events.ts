import type { StreamEvent } from '@stagedoor/contract'
import { createStore, type Store } from '../../live-session/store.ts'

export type HeldEvents = Pick<Store<{ isHeld: boolean; heldCount: number }>, 'subscribe' | 'getState'> & {
  hear(event: StreamEvent): void
  hold(): void
  /** Lets everything through that came meanwhile, in order. */
  release(): void
}

/** Passes events on, but keeps new messages back while held; what was removed is removed at once. */
export function createHeldEvents(onEvent: (event: StreamEvent) => void): HeldEvents {
  const store = createStore({ isHeld: false, heldCount: 0 })
  const waiting: StreamEvent[] = []
  return {
    subscribe: store.subscribe,
    getState: store.getState,
    hear: (event) => {
      if (!store.getState().isHeld || event.type !== 'message') return onEvent(event)
      waiting.push(event)
      store.set({ heldCount: waiting.length })
    },
    hold: () => {
      if (!store.getState().isHeld) store.set({ isHeld: true })
    },
    release: () => {
      if (!store.getState().isHeld) return
      for (const event of waiting.splice(0)) onEvent(event)
      store.set({ isHeld: false, heldCount: 0 })
    },
  }
}
