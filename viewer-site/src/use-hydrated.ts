import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False in the HTML the server sent, true once script runs: what is typed or pressed before would be lost. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
