import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { AppContext } from '#context.ts'
import type { Storage } from '#integrations/storage.ts'
import { listParts } from './queries.ts'
import { segmentKey } from './segment-key.ts'

// Requests under way before their turn: storage far away answers late. Their bodies wait unread.
const lookAhead = 6

/**
 * Writes each part's segments into one file on disk, init segment first; answers the files in order. A part
 * without a picture (only its init segment) is left out.
 */
export async function collectParts(
  app: AppContext,
  storage: Storage,
  recording: { id: string; storage_prefix: string },
  folder: string,
): Promise<string[]> {
  const files: string[] = []
  for (const { part, storedThrough } of await listParts(app.db, recording.id)) {
    if (storedThrough < 1) continue
    const file = path.join(folder, `part-${part}.mp4`)
    const keys = Array.from({ length: storedThrough + 1 }, (_, number) =>
      segmentKey(recording.storage_prefix, part, number),
    )
    const written = await concatenate(storage, keys, file)
    if (written < keys.length)
      app.log.warn({ recordingId: recording.id, part, written }, 'committed segments not in storage')
    if (written > 1) files.push(file)
  }
  return files
}

/** Appends objects to a file until one is missing; answers how many there were. */
async function concatenate(storage: Storage, keys: string[], file: string): Promise<number> {
  const ahead: ReturnType<Storage['get']>[] = []
  let asked = 0
  let written = 0
  try {
    for (;;) {
      for (; ahead.length < lookAhead && asked < keys.length; asked++) ahead.push(ask(storage, keys[asked]))
      const found = await ahead.shift()
      if (!found) return written
      await pipeline(found.body, createWriteStream(file, { flags: 'a' }))
      written++
    }
  } finally {
    for (const left of await Promise.allSettled(ahead))
      if (left.status === 'fulfilled') left.value?.body.destroy()
  }
}

function ask(storage: Storage, key = ''): ReturnType<Storage['get']> {
  const asking = storage.get(key)
  // Awaited in its turn; until then a failure must not count as unhandled.
  asking.catch(() => undefined)
  return asking
}
