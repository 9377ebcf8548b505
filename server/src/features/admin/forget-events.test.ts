import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { useTestServer } from '#test/server.ts'
import { forgetEvents } from './forget-events.ts'

const server = useTestServer()

it.each(['stripe_event', 'livekit_event', 'getstream_event'])(
  'forgets each %s a month after it was dealt with, but none that was not, and never the newest',
  async (table) => {
    const add = (id: string, days: number, isProcessed: boolean) =>
      sql`insert into ${sql.table(table)} (id, type, payload, received_at, processed_at, dead_letter_reason)
        values (${id}, 'x', '{}', now() - make_interval(days => ${days}),
          case when ${isProcessed} then now() - make_interval(days => ${days}) end,
          case when not ${isProcessed} then 'nobody could place it' end)`.execute(server.app.db)
    const ids = async () => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} order by id`.execute(
        server.app.db,
      )
      return rows.map(({ id }) => id)
    }
    await add('a-old', 31, true)
    await forgetEvents(server.app)
    expect(await ids()).toEqual(['a-old'])
    await add('b-given-up', 40, false)
    await add('c-fresh', 29, true)
    await forgetEvents(server.app)
    expect(await ids()).toEqual(['b-given-up', 'c-fresh'])
  },
)
