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
 * A replay that plays for each past stream: a drawn picture with a chord. Made once; without storage or ffmpeg the
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
    await ffmpeg.run(drawnPicture(video, space.brandColor))
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

/** A chord that swells, and its wave drawn in blocks on the Space's colour: small and quick to make. */
function drawnPicture(target: string, color: string): string[] {
  const chord = ['sin(2*PI*t*55)', swelling(110, 1.3), swelling(277.2, 0.7), swelling(659.3, 0.9)].join('+')
  const picture = [
    '[0]asplit[sound][drawn]',
    '[drawn]showwaves=size=80x45:rate=24:mode=cline:scale=sqrt:colors=0xf6efe0[wave]',
    '[wave]scale=640:360:flags=neighbor[blocks]',
    `color=c=0x${color.slice(1)}:size=640x360:rate=24[ground]`,
    '[ground][blocks]overlay=shortest=1[v]',
  ]
  return [
    ...['-f', 'lavfi', '-i', `aevalsrc=0.1*(${chord}):duration=${seconds}`],
    ...['-filter_complex', picture.join(';'), '-map', '[v]', '-map', '[sound]'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '27', '-pix_fmt', 'yuv420p', '-g', '48'],
    ...['-c:a', 'aac', '-b:a', '96k', '-movflags', '+faststart', target],
  ]
}

function swelling(hertz: number, speed: number): string {
  return `sin(2*PI*t*${hertz})*(0.5+0.5*sin(t*${speed}))`
}
