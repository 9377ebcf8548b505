import { mkdir, readdir, readFile, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { SegmentName, SpooledSegment } from '#shared/ipc.ts'
import { writeFileWhole } from './write-file-whole.ts'

export type Spool = {
  /** Makes the stream's folder. It stays until `drop`, so an upload that is not finished is found again. */
  open(streamId: string): Promise<void>
  streams(): Promise<string[]>
  /** Whole segments only, in the order they were recorded. */
  list(streamId: string): Promise<SpooledSegment[]>
  write(segment: SegmentName, bytes: Uint8Array): Promise<void>
  read(segment: SegmentName): Promise<Uint8Array>
  remove(segment: SegmentName): Promise<void>
  drop(streamId: string): Promise<void>
  /** Bytes left on the disk. */
  free(): Promise<number>
}

/** Recorded segments, one file each: `<folder>/<streamId>/<part>-<number>-<durationMs>.seg`. */
export function openSpool(folder: string): Spool {
  const fileOf = (segment: SegmentName): string =>
    path.join(folder, segment.streamId, `${segment.part}-${segment.number}-${segment.durationMs}.seg`)

  return {
    open: async (streamId) => void (await mkdir(path.join(folder, streamId), { recursive: true })),
    streams: async () => {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
      return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    },
    list: async (streamId) => {
      const names = await readdir(path.join(folder, streamId)).catch(() => [])
      const segments = names.flatMap((name) => parseName(streamId, name))
      segments.sort((a, b) => a.part - b.part || a.number - b.number)
      return Promise.all(
        segments.map(async (segment) => ({ ...segment, bytes: (await stat(fileOf(segment))).size })),
      )
    },
    write: (segment, bytes) => writeFileWhole(fileOf(segment), bytes),
    read: (segment) => readFile(fileOf(segment)),
    remove: (segment) => rm(fileOf(segment), { force: true }),
    drop: (streamId) => rm(path.join(folder, streamId), { recursive: true, force: true }),
    free: async () => {
      await mkdir(folder, { recursive: true })
      const disk = await statfs(folder)
      return disk.bavail * disk.bsize
    },
  }
}

/** A draft of a write that a crash cut short has another ending, so it is passed over. */
function parseName(streamId: string, name: string): SegmentName[] {
  const match = /^(\d+)-(\d+)-(\d+)\.seg$/.exec(name)
  if (!match) return []
  return [{ streamId, part: Number(match[1]), number: Number(match[2]), durationMs: Number(match[3]) }]
}
