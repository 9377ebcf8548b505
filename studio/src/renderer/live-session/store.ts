/** State that views can follow: `subscribe` and `getState` are what `useSyncExternalStore` wants. */
export type Store<State> = {
  subscribe(listener: () => void): () => void
  getState(): State
  set(change: Partial<State>): void
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getState: () => state,
    set: (change) => {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
  }
}
