import type { AppContext } from '#context.ts'
import type { Storage } from '#integrations/storage.ts'

const keptMs = 24 * 3600_000
const batch = 100
const deletedAtOnce = 10

/** A day after the replay is ready its segments have served: replay and poster stay. Those of failed ones are kept. */
export async function cleanSegments(app: AppContext): Promise<void> {
  const { storage } = app
  if (!storage) return
  const done = await app.db
    .selectFrom('recording')
    .where('status', '=', 'ready')
    .where('published_at', '<', new Date(app.now().getTime() - keptMs))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('recording_segment')
          .select('number')
          .whereRef('recording_segment.recording_id', '=', 'recording.id'),
      ),
    )
    .select(['id', 'storage_prefix', 'master_key'])
    .orderBy('published_at')
    .limit(batch)
    .execute()
  for (const recording of done) {
    if (app.stopping.aborted) return
    await deleteAllBut(storage, `${recording.storage_prefix}/`, recording.master_key)
    // Last: a run that was cut off is taken up again by what is still written here.
    await app.db.deleteFrom('recording_segment').where('recording_id', '=', recording.id).execute()
    app.log.info({ recordingId: recording.id }, 'recording segments deleted')
  }
}

async function deleteAllBut(storage: Storage, prefix: string, kept: string | null): Promise<void> {
  const keys = (await storage.list(prefix)).map(({ key }) => key).filter((key) => key !== kept)
  for (let at = 0; at < keys.length; at += deletedAtOnce)
    await Promise.all(keys.slice(at, at + deletedAtOnce).map((key) => storage.delete(key)))
}
