import { isApiError, type Api } from '@stagedoor/contract/client'
import type { Bridge } from '../bridge/bridge.ts'
import { createStore, type Store } from './store.ts'
import { startUpload, type Upload, type UploadState } from './upload.ts'

export type UploadsState = { byStream: Readonly<Record<string, UploadState>> }

/** All uploads of this computer, one for each recording that is not at the server yet. They outlive every screen. */
export type Uploads = Pick<Store<UploadsState>, 'subscribe' | 'getState'> & {
  /** The running upload of a stream, or a new one. */
  start(streamId: string): Upload
  /** Goes on with what a crash, a closed window or a lost line left; streams that are still live wait for their end. */
  resume(): Promise<void>
  /** Gives up what waits on this computer. */
  discard(streamId: string): Promise<void>
  stop(): void
}

export function createUploads(options: {
  api: Api
  spool: Bridge['spool']
  putSegment: Bridge['putSegment']
  pace(): number | null
}): Uploads {
  const { api, spool } = options
  const store = createStore<UploadsState>({ byStream: {} })
  const running = new Map<string, Upload>()

  function note(streamId: string, state: UploadState | undefined): void {
    const { [streamId]: _before, ...others } = store.getState().byStream
    store.set({ byStream: state ? { ...others, [streamId]: state } : others })
  }

  function start(streamId: string): Upload {
    const known = running.get(streamId)
    if (known && known.getState().status !== 'failed') return known
    const upload = startUpload({ ...options, streamId })
    running.set(streamId, upload)
    note(streamId, upload.getState())
    upload.subscribe(() => {
      const state = upload.getState()
      note(streamId, state)
      if (state.status === 'done') running.delete(streamId)
    })
    return upload
  }

  async function resumeStream(streamId: string): Promise<void> {
    try {
      const { status } = await api('GET /streams/:streamId', { streamId })
      const upload = start(streamId)
      if (status === 'ended') upload.finish()
    } catch (error) {
      // Somebody else's stream, or a server that is away: what lies here stays here.
      if (!isApiError(error)) throw error
    }
  }

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    start,
    resume: async () => {
      await Promise.all((await spool.streams()).map(resumeStream))
    },
    discard: async (streamId) => {
      running.get(streamId)?.stop()
      running.delete(streamId)
      await spool.drop(streamId)
      note(streamId, undefined)
    },
    stop: () => {
      for (const upload of running.values()) upload.stop()
      running.clear()
    },
  }
}
