import { useSyncExternalStore } from 'react'
import { parseRoute, type Route } from './route.ts'

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash))
}

/** Goes to an address of `paths`; `replace` leaves no way back to where one was. */
export function go(path: string, { replace = false } = {}): void {
  if (!replace) location.hash = path
  else location.replace(path)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
