import { describe, expect, it, vi } from 'vitest'
import type { Segment } from '../recorder/fragments.ts'
import type { RecorderOptions } from '../recorder/recorder.ts'
import {
  fakeApi,
  fakeVideoTrack,
  makeRecording,
  makeStream,
  memorySpool,
  streamId,
} from '../testing/fakes.ts'
import { startRecording, type RecordingOptions } from './recording.ts'

type Events = Pick<RecorderOptions, 'layout' | 'onSegment' | 'onFailed'>

function setUp(
  overrides: Partial<RecordingOptions> = {},
  parts: { part: number; storedThrough: number }[] = [],
) {
  const { api } = fakeApi({
    'GET /streams/:streamId/recording': () => ({ recording: makeRecording({ parts }) }),
  })
  const spool = memorySpool()
  const recorders: { events: Events; pictures: [string, unknown][]; stopped: boolean }[] = []
  const onSpooled = vi.fn()
  const recording = startRecording({
    api,
    stream: makeStream({ status: 'live' }),
    spool,
    layout: { name: 'camera', inset: 'screen' },
    canRecord: async () => true,
    startRecorder: (events) => {
      const recorder = { events, pictures: [] as [string, unknown][], stopped: false }
      recorders.push(recorder)
      return {
        setPicture: (source, track) => void recorder.pictures.push([source, track]),
        setLayout: vi.fn(),
        stop: async () => {
          recorder.stopped = true
          events.onSegment(segment(99))
        },
      }
    },
    onSpooled,
    ...overrides,
  })
  return { recording, spool, recorders, onSpooled }
}

function segment(number: number): Segment {
  return { number, durationMs: number === 0 ? 0 : 1000, bytes: new Uint8Array(10) }
}

const spooled = async (spool: ReturnType<typeof memorySpool>) =>
  (await spool.list(streamId)).map(({ part, number }) => [part, number])

describe('startRecording', () => {
  it('puts every segment into the spool and counts it', async () => {
    const { recording, spool, recorders, onSpooled } = setUp()
    await vi.waitFor(() => expect(recorders).toHaveLength(1))
    recorders[0]?.events.onSegment(segment(0))
    recorders[0]?.events.onSegment(segment(1))
    await vi.waitFor(() => expect(onSpooled).toHaveBeenCalledTimes(2))
    expect(await spooled(spool)).toEqual([
      [0, 0],
      [0, 1],
    ])
    expect(recording.getState()).toMatchObject({ status: 'recording', bytes: 20, seconds: 1 })
  })

  it('stops only when the last segment is in the spool', async () => {
    const { recording, spool, recorders } = setUp()
    await vi.waitFor(() => expect(recorders).toHaveLength(1))
    await recording.stop()
    expect(await spooled(spool)).toEqual([[0, 99]])
    expect(recording.getState().status).toBe('finished')
  })

  it('starts a new part after a crash, above what the server and this computer have', async () => {
    const { spool, recorders } = setUp({}, [{ part: 0, storedThrough: 12 }])
    await spool.write({ streamId, part: 2, number: 0, durationMs: 0 }, new Uint8Array(1))
    await vi.waitFor(() => expect(recorders).toHaveLength(1))
    recorders[0]?.events.onSegment(segment(0))
    await vi.waitFor(async () => expect(await spooled(spool)).toContainEqual([3, 0]))
  })

  it('goes on with a new part when the encoder breaks, with the same pictures, and gives up after five', async () => {
    const { recording, recorders } = setUp()
    const track = fakeVideoTrack()
    recording.setPicture('camera', track)
    await vi.waitFor(() => expect(recorders).toHaveLength(1))
    for (let part = 0; part < 5; part++) {
      expect(recorders[part]?.pictures).toEqual([['camera', track]])
      recorders[part]?.events.onFailed('encoder died')
    }
    expect(recorders).toHaveLength(5)
    expect(recording.getState().status).toBe('stopped')
  })

  it('takes a picture once, however often it is told', async () => {
    const { recording, recorders } = setUp()
    await vi.waitFor(() => expect(recorders).toHaveLength(1))
    const track = fakeVideoTrack()
    recording.setPicture('camera', track)
    recording.setPicture('camera', track)
    recording.setPicture('screen', undefined)
    recording.setPicture('camera', undefined)
    expect(recorders[0]?.pictures).toEqual([
      ['camera', track],
      ['camera', null],
    ])
  })

  it('stops, and says so, when the disk is full', async () => {
    const full = memorySpool()
    full.write = () => Promise.reject(new DOMException('', 'QuotaExceededError'))
    const { recording, recorders } = setUp({ spool: full })
    await vi.waitFor(() => expect(recorders).toHaveLength(1))
    recorders[0]?.events.onSegment(segment(0))
    await vi.waitFor(() => expect(recording.getState().status).toBe('stopped'))
    expect(recorders[0]?.stopped).toBe(true)
  })

  it.each([
    ['the stream is not to be recorded', { stream: makeStream({ record: false }) }, 'off'],
    ['this browser cannot', { canRecord: async () => false }, 'impossible'],
    [
      'the server keeps no recordings',
      { api: fakeApi({ 'GET /streams/:streamId/recording': () => ({ recording: null }) }).api },
      'impossible',
    ],
  ])('records nothing when %s', async (_why, overrides, status) => {
    const { recording, recorders } = setUp(overrides)
    await vi.waitFor(() => expect(recording.getState().status).toBe(status))
    await recording.stop()
    expect(recorders).toEqual([])
  })
})
