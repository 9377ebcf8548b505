import type { Bridge, Devices } from './bridge.ts'
import { openBrowserSpool } from './browser-spool.ts'
import { createSignedFetch, createTabSession } from './signed-fetch.ts'
import { openCamera, openMicrophone, openScreen } from './open-devices.ts'
import { createTestCard, readTestCardSize, type TestCardSize } from './test-card.ts'

/** The studio in a browser tab: for tests, and for people without the desktop app. */
export async function createBrowserBridge(): Promise<Bridge> {
  const response = await fetch('./config.json', { cache: 'no-store' })
  if (!response.ok) throw new Error(`config.json answered ${response.status}`)
  const { apiUrl }: { apiUrl: string } = await response.json()
  const session = createTabSession()
  const spool = openBrowserSpool()
  const closing = createCloseGuard()
  const testCardSize = readTestCardSize(location.search)

  return {
    config: { apiUrl, version: 'browser', platform: 'browser' },
    fetch: createSignedFetch(session, (input, init) => fetch(input, init)),
    session: () => Promise.resolve({ isSignedIn: session.token() !== undefined, isKept: false }),
    spool,
    // fetch cannot pace a body, so each burst is kept small.
    recording: { ...(testCardSize ?? { width: 1280, height: 720 }), segmentMs: 500 },
    putSegment: async (segment, url) => {
      const { status } = await fetch(url, { method: 'PUT', body: await spool.read(segment) })
      return status
    },
    putFile: async (url, file) => {
      const { ok, status } = await fetch(url, {
        method: 'PUT',
        body: file,
        headers: { 'content-type': file.type },
      })
      if (!ok) throw new Error(`The storage answered ${status}.`)
    },
    devices: browserDevices(testCardSize),
    setLive: (state) => Promise.resolve(closing.set(state.isLive)),
    openLink: (url) => void window.open(url, '_blank', 'noopener'),
  }
}

function browserDevices(testCardSize: TestCardSize | undefined): Devices {
  const real: Devices = {
    list: () => navigator.mediaDevices.enumerateDevices(),
    openCamera,
    openMicrophone,
    listScreens: undefined,
    openScreen: () => openScreen(true),
  }
  return testCardSize ? { ...real, ...createTestCard(testCardSize) } : real
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
