import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import { createFfmpeg } from '#integrations/ffmpeg.ts'
import { collectParts } from './collect-parts.ts'
import { failRecording } from './fail-recording.ts'
import { makeMaster } from './make-master.ts'
import { tellRecording } from './tell-recording.ts'

/** Makes the replay: parts from storage to disk, one fast-start MP4, a poster, and back to storage. */
export async function finaliseRecording(
  app: AppContext,
  { recordingId }: { recordingId: string },
): Promise<void> {
  const { storage } = app
  const recording = await app.db
    .selectFrom('recording')
    .innerJoin('stream', 'stream.id', 'recording.stream_id')
    .where('recording.id', '=', recordingId)
    .where('recording.status', '=', 'processing')
    .select(['recording.id', 'recording.storage_prefix', 'stream.space_id'])
    .executeTakeFirst()
  if (!recording) return
  if (!storage) return failRecording(app, { recordingId }, 'Storage is not set up on this server.')
  await using folder = await mkdtempDisposable(path.join(tmpdir(), `stagedoor-${recordingId}-`))
  const parts = await collectParts(app, storage, recording, folder.path)
  if (parts.length === 0) return failRecording(app, { recordingId }, 'Nothing of the recording arrived.')
  const ffmpeg = createFfmpeg(app.config.ffmpegPath, app.stopping)
  const master = await makeMaster(ffmpeg, parts, folder.path)
  const { durationSeconds } = await ffmpeg.probe(master)
  const poster = path.join(folder.path, 'poster.jpg')
  await ffmpeg.picture(master, poster, Math.min(5, durationSeconds / 10))
  const masterKey = `${recording.storage_prefix}/master.mp4`
  const posterKey = `posters/${recording.space_id}/${recording.id}.jpg`
  await storage.putFile(masterKey, master, { contentType: 'video/mp4' })
  await storage.putFile(posterKey, poster, { contentType: 'image/jpeg' })
  await publish(app, recordingId, { masterKey, posterKey, durationMs: Math.round(durationSeconds * 1000) })
}

async function publish(
  app: AppContext,
  recordingId: string,
  made: { masterKey: string; posterKey: string; durationMs: number },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const ready = await tx
      .updateTable('recording')
      .where('id', '=', recordingId)
      .where('status', '=', 'processing')
      .set({
        status: 'ready',
        master_key: made.masterKey,
        poster_key: made.posterKey,
        duration_ms: made.durationMs,
        failure: null,
        published_at: sql`coalesce(published_at, now())`,
        updated_at: app.now(),
      })
      .returning('stream_id')
      .executeTakeFirst()
    if (!ready) return
    const stream = await tx
      .selectFrom('stream')
      .where('id', '=', ready.stream_id)
      .select('space_id')
      .executeTakeFirstOrThrow()
    await tellRecording(app, tx, ready.stream_id, 'ready')
    await app.pages.drop(tx, `space:${stream.space_id}`)
    app.log.info({ recordingId, durationMs: made.durationMs }, 'recording ready')
  })
}
