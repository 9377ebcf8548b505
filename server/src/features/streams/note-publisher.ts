import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { finishBroadcast } from './finish-broadcast.ts'
import { toStateEvent, type StateRow } from './queries.ts'
import { tellStream } from './tell-stream.ts'

/** Notes since when the studio is away, or that it is back, and ends a stream whose studio stays away. */
export async function notePublisher(app: AppContext, streamId: string, isThere: boolean): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const changed = isThere ? await noteBack(tx, streamId) : await noteGone(tx, streamId)
    if (changed) await tellStream(app, tx, streamId, { event: toStateEvent(changed) })
    if (!isThere && (await isAwayTooLong(tx, streamId)))
      await finishBroadcast(app, tx, streamId, 'publisher-gone')
  })
}

async function noteBack(tx: Tx, streamId: string): Promise<StateRow | undefined> {
  const { rows } = await sql<StateRow>`
    update stream set publisher_gone_at = null
    where id = ${streamId} and status = 'live' and publisher_gone_at is not null
    returning status, started_at, ended_at, publisher_gone_at`.execute(tx)
  return rows[0]
}

// From going live to the studio's first connection.
const arrivalSeconds = 15

async function noteGone(tx: Tx, streamId: string): Promise<StateRow | undefined> {
  const { rows } = await sql<StateRow>`
    update stream set publisher_gone_at = now()
    where id = ${streamId} and status = 'live' and publisher_gone_at is null
      and started_at < now() - make_interval(secs => ${arrivalSeconds})
    returning status, started_at, ended_at, publisher_gone_at`.execute(tx)
  return rows[0]
}

const mostMinutesAway = 5

async function isAwayTooLong(tx: Tx, streamId: string): Promise<boolean> {
  const { rows } = await sql`
    select from stream where id = ${streamId} and status = 'live'
      and publisher_gone_at < now() - make_interval(mins => ${mostMinutesAway})`.execute(tx)
  return rows.length > 0
}
