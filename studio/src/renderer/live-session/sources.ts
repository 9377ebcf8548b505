import type { Devices, SharedScreen } from '../bridge/bridge.ts'
import { deviceProblemOf, type DeviceProblem } from './device-problem.ts'
import { createStore, type Store } from './store.ts'

export type CameraState = {
  track: MediaStreamVideoTrack | undefined
  deviceId: string | undefined
  problem: DeviceProblem | undefined
  isOpening: boolean
}
export type MicrophoneState = {
  track: MediaStreamAudioTrack | undefined
  deviceId: string | undefined
  isMuted: boolean
  problem: DeviceProblem | undefined
  isOpening: boolean
}
export type SourcesState = {
  camera: CameraState
  microphone: MicrophoneState
  screen: SharedScreen | undefined
  devices: MediaDeviceInfo[]
}

/** Camera, microphone and screen of this computer: opened, switched, lost and found again. It knows nothing of streams. */
export type Sources = Pick<Store<SourcesState>, 'subscribe' | 'getState'> & {
  /** Opens camera and microphone; a device that fails leaves its reason and the other one goes on. */
  open(): Promise<void>
  close(): void
  turnOnCamera(deviceId?: string): Promise<void>
  turnOffCamera(): void
  chooseMicrophone(deviceId?: string): Promise<void>
  setMuted(isMuted: boolean): void
  /** False when the person chose nothing. */
  shareScreen(choice?: { id: string; withSound: boolean }): Promise<boolean>
  stopScreen(): void
}

const closed: SourcesState = {
  camera: { track: undefined, deviceId: undefined, problem: undefined, isOpening: false },
  microphone: {
    track: undefined,
    deviceId: undefined,
    isMuted: false,
    problem: undefined,
    isOpening: false,
  },
  screen: undefined,
  devices: [],
}

export function createSources(devices: Devices): Sources {
  const store = createStore(closed)
  const { getState, set } = store
  const setCamera = (change: Partial<CameraState>): void =>
    set({ camera: { ...getState().camera, ...change } })
  const setMicrophone = (change: Partial<MicrophoneState>): void =>
    set({ microphone: { ...getState().microphone, ...change } })
  // A device may come after it was turned off, changed again or left; then nobody wants it.
  const turns = { camera: 0, microphone: 0, screen: 0 }
  const takeTurn = (source: keyof typeof turns): (() => boolean) => {
    const turn = ++turns[source]
    return () => turn === turns[source]
  }

  async function refreshDevices(): Promise<void> {
    set({ devices: await devices.list() })
  }
  const onDeviceChange = (): void => void refreshDevices()

  async function turnOnCamera(deviceId?: string): Promise<void> {
    const isWanted = takeTurn('camera')
    setCamera({ isOpening: true, problem: undefined })
    try {
      const track = await devices.openCamera(deviceId)
      if (!isWanted()) return track.stop()
      const before = getState().camera.track
      setCamera({ track, deviceId: track.getSettings().deviceId, isOpening: false })
      before?.stop()
      // Unplugged: another camera is better than none, once.
      track.addEventListener('ended', () => {
        if (getState().camera.track !== track) return
        setCamera({ track: undefined, problem: 'gone' })
        void turnOnCamera().then(() => {
          if (!getState().camera.track) setCamera({ problem: 'gone' })
        })
      })
    } catch (error) {
      if (!isWanted()) return
      setCamera({ isOpening: false, problem: deviceProblemOf(error) })
    }
    await refreshDevices()
  }

  async function chooseMicrophone(deviceId?: string): Promise<void> {
    const isWanted = takeTurn('microphone')
    setMicrophone({ isOpening: true, problem: undefined })
    try {
      const track = await devices.openMicrophone(deviceId)
      if (!isWanted()) return track.stop()
      const before = getState().microphone.track
      track.enabled = !getState().microphone.isMuted
      setMicrophone({ track, deviceId: track.getSettings().deviceId, isOpening: false })
      before?.stop()
      track.addEventListener('ended', () => {
        if (getState().microphone.track !== track) return
        setMicrophone({ track: undefined, problem: 'gone' })
        void chooseMicrophone().then(() => {
          if (!getState().microphone.track) setMicrophone({ problem: 'gone' })
        })
      })
    } catch (error) {
      if (!isWanted()) return
      setMicrophone({ isOpening: false, problem: deviceProblemOf(error) })
    }
    await refreshDevices()
  }

  function stopScreen(): void {
    const { screen } = getState()
    set({ screen: undefined })
    letGo(screen)
  }

  return {
    subscribe: store.subscribe,
    getState,
    open: async () => {
      navigator.mediaDevices?.addEventListener('devicechange', onDeviceChange)
      await Promise.all([turnOnCamera(), chooseMicrophone()])
    },
    close: () => {
      navigator.mediaDevices?.removeEventListener('devicechange', onDeviceChange)
      const { camera, microphone } = getState()
      takeTurn('camera')
      takeTurn('microphone')
      takeTurn('screen')
      stopScreen()
      set(closed)
      camera.track?.stop()
      microphone.track?.stop()
    },
    turnOnCamera,
    turnOffCamera: () => {
      const { track } = getState().camera
      takeTurn('camera')
      setCamera({ track: undefined, problem: undefined, isOpening: false })
      track?.stop()
    },
    chooseMicrophone,
    setMuted: (isMuted) => {
      const { track } = getState().microphone
      if (track) track.enabled = !isMuted
      setMicrophone({ isMuted })
    },
    shareScreen: async (choice) => {
      const isWanted = takeTurn('screen')
      try {
        const screen = await devices.openScreen(choice)
        if (!isWanted()) {
          letGo(screen)
          return false
        }
        stopScreen()
        set({ screen })
        // The system's own "stop sharing" ends the track.
        screen.picture.addEventListener('ended', () => {
          if (getState().screen === screen) stopScreen()
        })
        return true
      } catch (error) {
        if (deviceProblemOf(error) === 'not-allowed') return false
        throw error
      }
    },
    stopScreen,
  }
}

function letGo(screen: SharedScreen | undefined): void {
  screen?.picture.stop()
  screen?.sound?.stop()
}
