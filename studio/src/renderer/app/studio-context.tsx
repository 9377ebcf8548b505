import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import type { LiveState } from '../live-session/live-state.ts'
import type { SourcesState } from '../live-session/sources.ts'
import type { UploadsState } from '../live-session/uploads.ts'
import type { Studio } from './studio.ts'

const StudioContext = createContext<Studio | undefined>(undefined)

export function StudioProvider({ studio, children }: { studio: Studio; children: ReactNode }) {
  return <StudioContext value={studio}>{children}</StudioContext>
}

export function useStudio(): Studio {
  const studio = use(StudioContext)
  if (!studio) throw new Error('useStudio is called outside StudioProvider.')
  return studio
}

export function useLiveState(): LiveState {
  const { session } = useStudio()
  return useSyncExternalStore(session.subscribe, session.getState)
}

export function useSources(): SourcesState {
  const { sources } = useStudio().session
  return useSyncExternalStore(sources.subscribe, sources.getState)
}

export function useUploads(): UploadsState {
  const { uploads } = useStudio()
  return useSyncExternalStore(uploads.subscribe, uploads.getState)
}
