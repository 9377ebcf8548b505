import type { ErrorCode, Recording, Stream } from '@stagedoor/contract'
import { ApiError, type Api } from '@stagedoor/contract/client'
import type { SegmentName, SpooledSegment } from '#shared/ipc.ts'
import type { Devices, SegmentSpool } from '../bridge/bridge.ts'

export const streamId = '0198f1f0-0000-7000-8000-000000000001'

export function makeStream(overrides: Partial<Stream> = {}): Stream {
  return {
    id: streamId,
    spaceId: '0198f1f0-0000-7000-8000-000000000002',
    experienceId: '0198f1f0-0000-7000-8000-000000000003',
    title: 'Night Session 14',
    description: '',
    status: 'scheduled',
    startsAt: '2026-11-20T20:00:00Z',
    timeZone: 'Europe/Berlin',
    record: true,
    startedAt: null,
    endedAt: null,
    publisherGoneAt: null,
    watchingCount: 0,
    recordingStatus: null,
    ...overrides,
  }
}

export function makeRecording(overrides: Partial<Recording> = {}): Recording {
  return {
    id: '0198f1f0-0000-7000-8000-000000000004',
    streamId,
    status: 'recording',
    parts: [],
    storedBytes: 0,
    durationSeconds: null,
    failure: null,
    ...overrides,
  }
}

/** The contract's caller with an answer per key; a key without one is a mistake of the test. */
export function fakeApi(answers: Record<string, (input: never) => unknown>): {
  api: Api
  calls: { key: string; input: unknown }[]
} {
  const calls: { key: string; input: unknown }[] = []
  const api = async (key: string, input: unknown): Promise<unknown> => {
    calls.push({ key, input })
    const answer = answers[key]
    if (!answer) throw new Error(`The test has no answer for ${key}`)
    return answer(input as never)
  }
  return { api: api as Api, calls }
}

export function apiError(code: ErrorCode, status = 409): ApiError {
  return new ApiError(status, { code, message: `(${code})`, requestId: 'r' })
}

/** A spool in memory that keeps the promises of the real ones. */
export function memorySpool() {
  const folders = new Map<string, Map<string, SpooledSegment>>()
  const nameOf = ({ part, number }: SegmentName): string => `${part}/${number}`
  const spool: SegmentSpool & { size(): number } = {
    open: async (id) => void folders.set(id, folders.get(id) ?? new Map()),
    streams: async () => [...folders.keys()],
    list: async (id) =>
      [...(folders.get(id)?.values() ?? [])].sort((a, b) => a.part - b.part || a.number - b.number),
    write: async (segment, bytes) => {
      const folder = folders.get(segment.streamId) ?? new Map<string, SpooledSegment>()
      folders.set(segment.streamId, folder)
      folder.set(nameOf(segment), { ...segment, bytes: bytes.byteLength })
    },
    remove: async (segment) => void folders.get(segment.streamId)?.delete(nameOf(segment)),
    drop: async (id) => void folders.delete(id),
    free: async () => 1e12,
    size: () => [...folders.values()].reduce((sum, folder) => sum + folder.size, 0),
  }
  return spool
}

/** What the sources use of a track. */
class FakeTrack extends EventTarget {
  enabled = true
  readyState: 'live' | 'ended' = 'live'

  readonly kind: 'audio' | 'video'
  readonly deviceId: string

  constructor(kind: 'audio' | 'video', deviceId: string) {
    super()
    this.kind = kind
    this.deviceId = deviceId
  }

  stop(): void {
    this.readyState = 'ended'
  }

  /** The device is unplugged, or the system's own button ends the sharing. */
  end(): void {
    this.readyState = 'ended'
    this.dispatchEvent(new Event('ended'))
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId }
  }
}

export function fakeVideoTrack(deviceId = 'cam-1'): MediaStreamVideoTrack & { end(): void } {
  return new FakeTrack('video', deviceId) as unknown as MediaStreamVideoTrack & { end(): void }
}

export function fakeAudioTrack(deviceId = 'mic-1'): MediaStreamAudioTrack & { end(): void } {
  return new FakeTrack('audio', deviceId) as unknown as MediaStreamAudioTrack & { end(): void }
}

export function fakeDevices(overrides: Partial<Devices> = {}): Devices {
  return {
    list: async () => [],
    openCamera: async (deviceId) => fakeVideoTrack(deviceId),
    openMicrophone: async (deviceId) => fakeAudioTrack(deviceId),
    listScreens: undefined,
    openScreen: async () => ({ name: 'A window', picture: fakeVideoTrack('screen'), sound: undefined }),
    ...overrides,
  }
}
