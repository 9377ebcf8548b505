import type { ScreenSource, SegmentName, SpooledSegment } from '#shared/ipc.ts'

/**
 * All that the studio needs and a plain web page has not, or has differently. Two implementations: over
 * `window.studio` in the desktop app, over web APIs in a browser. The app picks by what is there.
 */
export type Bridge = {
  config: {
    /** Origin of the server, without a trailing slash. */
    apiUrl: string
    version: string
    platform: 'mac' | 'windows' | 'linux' | 'browser'
  }
  /** `fetch` for addresses below the server's `/api/`, signed in. The session's token stays behind it. */
  fetch: typeof fetch
  /** `isKept` is false where the session ends with the window. */
  session(): Promise<{ isSignedIn: boolean; isKept: boolean }>

  spool: SegmentSpool
  /** PUTs a spooled segment to its presigned URL and answers the status; rejects when the storage is not reached. */
  putSegment(segment: SegmentName, url: string, bitsPerSecond: number | null): Promise<number>
  /** PUTs a picture to its presigned URL; rejects unless it is stored. */
  putFile(url: string, file: Blob): Promise<void>
  /** Where uploads cannot be paced, segments must be small. */
  recording: { width: number; height: number; segmentMs: number }

  devices: Devices
  /** While live: stay awake, and ask before closing. */
  setLive(state: { isLive: boolean; isSharingScreen: boolean }): Promise<void>
  openLink(url: string): void
}

/** Recorded segments on this computer until the server has them. A stream's folder stays until `drop`. */
export type SegmentSpool = {
  open(streamId: string): Promise<void>
  streams(): Promise<string[]>
  /** In the order they were recorded. */
  list(streamId: string): Promise<SpooledSegment[]>
  write(segment: SegmentName, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  remove(segment: SegmentName): Promise<void>
  drop(streamId: string): Promise<void>
  /** Bytes left for recordings; undefined when nobody knows. */
  free(): Promise<number | undefined>
}

export type Devices = {
  list(): Promise<MediaDeviceInfo[]>
  openCamera(deviceId: string | undefined): Promise<MediaStreamVideoTrack>
  openMicrophone(deviceId: string | undefined): Promise<MediaStreamAudioTrack>
  /** What can be shared, for a picker of our own; undefined where the browser brings its own. */
  listScreens: (() => Promise<ScreenSource[]>) | undefined
  openScreen(choice: { id: string; withSound: boolean } | undefined): Promise<SharedScreen>
}

export type SharedScreen = {
  name: string
  picture: MediaStreamVideoTrack
  sound: MediaStreamAudioTrack | undefined
}
