import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { Db } from '#db/db.ts'
import { IntegrationError } from '#http/errors.ts'
import { createFfmpeg, type Ffmpeg } from '#integrations/ffmpeg.ts'
import type { Storage } from '#integrations/storage.ts'
import { spaces, type DemoSpace } from './demo.ts'
import { seedId } from './seed-id.ts'
import { pastStreamId } from './write-streams.ts'
import { spaceId } from './write-spaces.ts'

const seconds = 24

/**
 * A replay that plays for each past stream: a test picture with a tone. Made once; without storage or ffmpeg the
 * streams simply have none. Returns why, when it was left out.
 */
export async function writeReplays(
  db: Db,
  storage: Storage | undefined,
  ffmpegPath: string,
): Promise<string | undefined> {
  if (!storage) return 'no storage'
  const ffmpeg = createFfmpeg(ffmpegPath, new AbortController().signal)
  try {
    for (const space of spaces)
      if (space.past && !(await hasReplay(db, storage, space))) await writeReplay(db, storage, ffmpeg, space)
    return undefined
  } catch (error) {
    if (error instanceof IntegrationError) return error.message
    throw error
  }
}

async function hasReplay(db: Db, storage: Storage, space: DemoSpace): Promise<boolean> {
  const row = await db
    .selectFrom('recording')
    .where('stream_id', '=', pastStreamId(space))
    .select('master_key')
    .executeTakeFirst()
  // The folder of the storage may have been thrown away without the database.
  return row?.master_key ? Boolean(await storage.head(row.master_key)) : Boolean(row)
}

async function writeReplay(db: Db, storage: Storage, ffmpeg: Ffmpeg, space: DemoSpace): Promise<void> {
  const recordingId = seedId(`recording ${space.slug}`)
  const prefix = `recordings/${recordingId}`
  const posterKey = `posters/${spaceId(space)}/${recordingId}.jpg`
  const folder = await mkdtemp(path.join(tmpdir(), 'stagedoor-seed-'))
  try {
    const video = path.join(folder, 'master.mp4')
    const poster = path.join(folder, 'poster.jpg')
    await ffmpeg.run(testPicture(video, space.brandColor))
    await ffmpeg.picture(video, poster, 2)
    const master = await readFile(video)
    await storage.put(`${prefix}/master.mp4`, master, { contentType: 'video/mp4' })
    await storage.put(posterKey, await readFile(poster), { contentType: 'image/jpeg' })
    await db
      .insertInto('recording')
      .values({
        id: recordingId,
        stream_id: pastStreamId(space),
        status: 'ready',
        storage_prefix: prefix,
        master_key: `${prefix}/master.mp4`,
        poster_key: posterKey,
        duration_ms: seconds * 1_000,
        bytes: master.length,
        published_at: sql`now()`,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Moving bars in the Space's colour under a tone that rises and falls, small and quick to make. */
function testPicture(target: string, color: string): string[] {
  const size = '640x360'
  return [
    ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `color=c=0x${color.slice(1)}:size=${size}:rate=25:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `aevalsrc=0.2*sin(2*PI*t*(220+40*sin(t))):duration=${seconds}`],
    ...['-filter_complex', '[1][0]blend=all_mode=average:all_opacity=0.55[v]', '-map', '[v]', '-map', '2:a'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '27', '-pix_fmt', 'yuv420p', '-g', '50'],
    ...['-c:a', 'aac', '-b:a', '96k', '-movflags', '+faststart', target],
  ]
}
