import { isApiError, type Api } from '@stagedoor/contract/client'
import { studioUploadWords } from '@stagedoor/words/studio-upload'
import type { SegmentName, SpooledSegment } from '#shared/ipc.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { createStore, type Store } from './store.ts'
import { createUploadUrls } from './upload-urls.ts'

export type UploadState = {
  /** `waiting`: the line or the server is away, tried again. `done`: the server has everything. */
  status: 'uploading' | 'waiting' | 'done' | 'failed'
  /** Bytes that wait on this computer, and bytes stored since the upload started. */
  pendingBytes: number
  storedBytes: number
  /** Why it waits or failed, in words. */
  problem: string | undefined
}

export type Upload = Pick<Store<UploadState>, 'subscribe' | 'getState'> & {
  /** New segments are in the spool. */
  poke(): void
  /** No more segments will come: finish the recording once all are stored. */
  finish(): void
  stop(): void
}

export type UploadOptions = {
  api: Api
  streamId: string
  spool: Bridge['spool']
  putSegment: Bridge['putSegment']
  /** Bits a second, asked before every segment; null for as fast as it goes. */
  pace(): number | null
  wait?(ms: number, signal: AbortSignal): Promise<void>
}

const commitAtMost = 20
const commitEveryMs = 1000
const longestWaitMs = 30_000

/**
 * Brings one stream's segments from the spool to the server, in order: PUT, commit, forget. Whatever breaks, a
 * segment stays in the spool until the server has committed it, so it can start again anywhere.
 */
export function startUpload({ api, streamId, spool, putSegment, pace, wait = pause }: UploadOptions): Upload {
  const store = createStore<UploadState>({
    status: 'uploading',
    pendingBytes: 0,
    storedBytes: 0,
    problem: undefined,
  })
  const { getState, set } = store
  const stopped = new AbortController()
  const urls = createUploadUrls(api, streamId)
  let wake = Promise.withResolvers<void>()
  let isFinishing = false
  let failures = 0

  async function commit(segments: SpooledSegment[]): Promise<void> {
    for (const part of new Set(segments.map((segment) => segment.part))) {
      await api('POST /streams/:streamId/recording/segments', {
        streamId,
        part,
        segments: segments
          .filter((segment) => segment.part === part)
          .map(({ number, durationMs, bytes }) => ({ number, durationMs, bytes })),
      })
    }
    for (const segment of segments) await spool.remove(segment)
    const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0)
    set({
      pendingBytes: Math.max(0, getState().pendingBytes - bytes),
      storedBytes: getState().storedBytes + bytes,
    })
  }

  async function put(segment: SegmentName): Promise<void> {
    const url = await urls.find(segment.part, segment.number)
    const status = await putSegment(segment, url, pace())
    if (status >= 200 && status < 300) return
    urls.forget()
    throw new StorageRefusal(`The storage answered ${status}.`)
  }

  /** Everything the spool holds now. */
  async function uploadAll(): Promise<void> {
    const segments = await spool.list(streamId)
    set({ pendingBytes: segments.reduce((sum, segment) => sum + segment.bytes, 0) })
    const stored: SpooledSegment[] = []
    let committedAtMs = performance.now()
    try {
      for (const segment of segments) {
        if (stopped.signal.aborted) break
        await put(segment)
        stored.push(segment)
        failures = 0
        if (getState().status !== 'uploading') set({ status: 'uploading', problem: undefined })
        if (stored.length < commitAtMost && performance.now() - committedAtMs < commitEveryMs) continue
        await commit(stored.splice(0))
        committedAtMs = performance.now()
      }
    } finally {
      // What is stored counts, even when the next one broke.
      await commit(stored)
    }
  }

  async function finishRecording(): Promise<void> {
    const { recording } = await api('GET /streams/:streamId/recording', { streamId })
    const parts = (recording?.parts ?? [])
      .filter(({ storedThrough }) => storedThrough >= 0)
      .map(({ part, storedThrough }) => ({ part, segmentCount: storedThrough + 1 }))
    const isOpen = recording?.status === 'recording' || recording?.status === 'uploading'
    if (isOpen && parts.length > 0) {
      await api('POST /streams/:streamId/recording/finish', { streamId, parts })
    }
    await spool.drop(streamId)
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        wake = Promise.withResolvers<void>()
        await uploadAll()
        if ((await spool.list(streamId)).length > 0) continue
        if (isFinishing) {
          await finishRecording()
          return set({ status: 'done', pendingBytes: 0, problem: undefined })
        }
        await wake.promise
      } catch (error) {
        if (isFinal(error)) return set({ status: 'failed', problem: describe(error) })
        set({ status: 'waiting', problem: describe(error) })
        failures += 1
        await wait(Math.min(longestWaitMs, 500 * 2 ** failures), stopped.signal)
      }
    }
  }

  void run()
  return {
    subscribe: store.subscribe,
    getState,
    poke: () => wake.resolve(),
    finish: () => {
      isFinishing = true
      wake.resolve()
    },
    stop: () => {
      stopped.abort()
      wake.resolve()
    },
  }
}

class StorageRefusal extends Error {
  override name = 'StorageRefusal'
}

/** The server's word that it takes no more; everything else may pass. */
function isFinal(error: unknown): boolean {
  return isApiError(
    error,
    'recordings/not-recording',
    'recordings/segments-missing',
    'not-found',
    'forbidden',
    'unauthenticated',
  )
}

function describe(error: unknown): string {
  if (isApiError(error)) return error.message
  if (error instanceof StorageRefusal) return studioUploadWords().storageRefuses
  return studioUploadWords().storageAway
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
