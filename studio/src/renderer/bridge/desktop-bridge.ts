import type { StudioWindow } from '#shared/ipc.ts'
import type { Bridge } from './bridge.ts'
import { createDesktopFetch } from './desktop-fetch.ts'
import { openCamera, openMicrophone, openScreen } from './open-devices.ts'

/** The desktop app: everything native by the channels of `shared/ipc.ts`. */
export async function createDesktopBridge(studio: StudioWindow): Promise<Bridge> {
  const config = await studio.invoke('config/get', {})

  async function askFor(kind: 'camera' | 'microphone'): Promise<void> {
    const { isAllowed } = await studio.invoke('devices/ask', { kind })
    if (!isAllowed) throw new DOMException(`The system does not allow the ${kind}.`, 'NotAllowedError')
  }

  return {
    config,
    fetch: createDesktopFetch(studio, config.apiUrl),
    session: () => studio.invoke('session/get', {}),
    recording: { width: 1280, height: 720, segmentMs: 1000 },
    putSegment: async ({ streamId, part, number, durationMs }, url, bitsPerSecond) => {
      const segment = { streamId, part, number, durationMs }
      return (await studio.invoke('upload/put', { segment, url, bitsPerSecond })).status
    },
    putFile: async (url, file) => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { status } = await studio.invoke('upload/file', { url, contentType: file.type, bytes })
      if (status < 200 || status > 299) throw new Error(`The storage answered ${status}.`)
    },
    spool: {
      open: async (streamId) => void (await studio.invoke('spool/open', { streamId })),
      streams: async () => (await studio.invoke('spool/streams', {})).streamIds,
      list: async (streamId) => (await studio.invoke('spool/list', { streamId })).segments,
      write: async (segment, bytes) => void (await studio.invoke('spool/write', { segment, bytes })),
      remove: async ({ streamId, part, number, durationMs }) =>
        void (await studio.invoke('spool/remove', { segment: { streamId, part, number, durationMs } })),
      drop: async (streamId) => void (await studio.invoke('spool/drop', { streamId })),
      free: async () => (await studio.invoke('spool/free', {})).bytes,
    },
    devices: {
      list: () => navigator.mediaDevices.enumerateDevices(),
      openCamera: async (deviceId) => {
        await askFor('camera')
        return openCamera(deviceId)
      },
      openMicrophone: async (deviceId) => {
        await askFor('microphone')
        return openMicrophone(deviceId)
      },
      listScreens: async () => (await studio.invoke('screens/list', {})).sources,
      openScreen: async (choice) => {
        if (choice) await studio.invoke('screens/choose', choice)
        return openScreen(choice?.withSound ?? false)
      },
    },
    setLive: async (state) => void (await studio.invoke('live/set', state)),
    openLink: (url) => void studio.invoke('links/open', { url }),
  }
}
