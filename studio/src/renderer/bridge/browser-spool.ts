import type { SegmentName, SpooledSegment } from '#shared/ipc.ts'
import type { SegmentSpool } from './bridge.ts'

export type BrowserSpool = SegmentSpool & { read(segment: SegmentName): Promise<Blob> }

/** Segments in the browser's private file system: `recordings/<streamId>/<part>-<number>-<durationMs>.seg`. */
export function openBrowserSpool(): BrowserSpool {
  const folderOf = async (streamId: string): Promise<FileSystemDirectoryHandle> =>
    (await recordings()).getDirectoryHandle(streamId, { create: true })

  return {
    open: async (streamId) => void (await folderOf(streamId)),
    streams: async () => {
      const names: string[] = []
      for await (const [name, handle] of (await recordings()).entries()) {
        if (handle.kind === 'directory') names.push(name)
      }
      return names
    },
    list: async (streamId) => {
      const segments: SpooledSegment[] = []
      for await (const [name, handle] of (await folderOf(streamId)).entries()) {
        const segment = parseName(streamId, name)
        if (!segment || handle.kind !== 'file') continue
        const { size } = await (handle as FileSystemFileHandle).getFile()
        // Empty: a crash came between making the file and writing it.
        if (size > 0) segments.push({ ...segment, bytes: size })
      }
      return segments.sort((a, b) => a.part - b.part || a.number - b.number)
    },
    write: async (segment, bytes) => {
      const folder = await folderOf(segment.streamId)
      const file = await folder.getFileHandle(nameOf(segment), { create: true })
      // Written beside the file and put in its place by close: never torn.
      const writable = await file.createWritable()
      await writable.write(bytes)
      await writable.close()
    },
    read: async (segment) => {
      const file = await (await folderOf(segment.streamId)).getFileHandle(nameOf(segment))
      return file.getFile()
    },
    remove: async (segment) => {
      const folder = await folderOf(segment.streamId)
      await folder.removeEntry(nameOf(segment)).catch(ignoreMissing)
    },
    drop: async (streamId) => {
      const root = await recordings()
      await root.removeEntry(streamId, { recursive: true }).catch(ignoreMissing)
    },
    free: async () => {
      const { quota, usage } = await navigator.storage.estimate()
      return quota === undefined ? undefined : quota - (usage ?? 0)
    },
  }
}

async function recordings(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle('recordings', { create: true })
}

function nameOf({ part, number, durationMs }: SegmentName): string {
  return `${part}-${number}-${durationMs}.seg`
}

function parseName(streamId: string, name: string): SegmentName | undefined {
  const match = /^(\d+)-(\d+)-(\d+)\.seg$/.exec(name)
  if (!match) return undefined
  return { streamId, part: Number(match[1]), number: Number(match[2]), durationMs: Number(match[3]) }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
}
