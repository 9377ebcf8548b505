import { sql } from 'kysely'
import type { AppContext } from '#context.ts'

const tables = ['stripe_event', 'livekit_event', 'getstream_event']
const keptDays = 30

/**
 * Providers' events that were dealt with a month ago: they hold people's names and addresses, and no provider sends
 * one again so late. The newest stays, because the system check asks when the last one came.
 */
export async function forgetEvents(app: AppContext): Promise<void> {
  for (const table of tables) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where processed_at < now() - make_interval(days => ${keptDays})
        and received_at < (select max(received_at) from ${sql.table(table)})`.execute(app.db)
    if (numAffectedRows) app.log.info({ table, rows: Number(numAffectedRows) }, 'old events deleted')
  }
}
