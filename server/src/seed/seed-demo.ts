import type { Db } from '#db/db.ts'
import type { Storage } from '#integrations/storage.ts'
import { writePeople } from './write-people.ts'
import { writeReplays } from './write-replays.ts'
import { writeSales } from './write-sales.ts'
import { writeSpaces } from './write-spaces.ts'
import { writeStreams } from './write-streams.ts'

/** Puts the demo in place, or back into the present. Returns why replays were left out, if they were. */
export async function seedDemo(
  db: Db,
  { storage, ffmpegPath }: { storage: Storage | undefined; ffmpegPath: string },
): Promise<string | undefined> {
  await db.transaction().execute(async (tx) => {
    await writePeople(tx)
    await writeSpaces(tx)
    await writeSales(tx)
    await writeStreams(tx)
  })
  return writeReplays(db, storage, ffmpegPath)
}
