import type { Bridge, Devices } from './bridge.ts'
import { openBrowserSpool } from './browser-spool.ts'
import { createSignedFetch, createTabSession } from './signed-fetch.ts'
import { openCamera, openMicrophone, openScreen } from './open-devices.ts'
import { createTestCard, readTestCardSize } from './test-card.ts'

/** The studio in a browser tab: for tests, and for people without the desktop app. */
export async function createBrowserBridge(): Promise<Bridge> {
  const response = await fetch('./config.json', { cache: 'no-store' })
  if (!response.ok) throw new Error(`config.json answered ${response.status}`)
  const { apiUrl }: { apiUrl: string } = await response.json()
  const session = createTabSession()
  const spool = openBrowserSpool()
  const closing = createCloseGuard()

  return {
    config: { apiUrl, version: 'browser', platform: 'browser' },
    fetch: createSignedFetch(session, (input, init) => fetch(input, init)),
    session: () => Promise.resolve({ isSignedIn: session.token() !== undefined, isKept: false }),
    spool,
    // fetch cannot pace a body, so each burst is kept small.
    segmentMs: 500,
    putSegment: async (segment, url) => {
      const { status } = await fetch(url, { method: 'PUT', body: await spool.read(segment) })
      return status
    },
    devices: browserDevices(),
    setLive: (state) => Promise.resolve(closing.set(state.isLive)),
    openLink: (url) => void window.open(url, '_blank', 'noopener'),
  }
}

function browserDevices(): Devices {
  const real: Devices = {
    list: () => navigator.mediaDevices.enumerateDevices(),
    openCamera,
    openMicrophone,
    listScreens: undefined,
    openScreen: () => openScreen(true),
  }
  const size = readTestCardSize(location.search)
  return size ? { ...real, ...createTestCard(size) } : real
}

function createCloseGuard(): { set(isLive: boolean): void } {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
  return {
    set: (isLive) => {
      if (isLive) window.addEventListener('beforeunload', ask)
      else window.removeEventListener('beforeunload', ask)
    },
  }
}
