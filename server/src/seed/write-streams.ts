import { sql } from 'kysely'
import type { Tx } from '#db/db.ts'
import { creators, spaces, type DemoShow, type DemoSpace } from './demo.ts'
import { seedId } from './seed-id.ts'
import { audience } from './write-people.ts'
import { experienceId, spaceId } from './write-spaces.ts'

// A show that was played or called off makes room for its next one; more than this nobody plays.
const mostEditions = 50
export const pastMinutes = 62

/** What comes, moved so that it is still to come, and what was, with its chat. */
export async function writeStreams(tx: Tx): Promise<void> {
  for (const space of spaces) {
    for (const show of space.upcoming) await writeUpcoming(tx, space, show)
    if (space.past) await writePast(tx, space, space.past)
  }
}

export function pastStreamId({ slug }: DemoSpace): string {
  return seedId(`past stream ${slug}`)
}

async function writeUpcoming(tx: Tx, space: DemoSpace, show: DemoShow): Promise<void> {
  const startsAt = nextStart(show)
  for (let edition = 1; edition <= mostEditions; edition++) {
    const id = seedId(`upcoming stream ${space.slug} ${show.title} ${edition}`)
    const found = await tx.selectFrom('stream').where('id', '=', id).select('status').executeTakeFirst()
    if (found && found.status !== 'scheduled') continue
    if (found) await tx.updateTable('stream').set({ starts_at: startsAt }).where('id', '=', id).execute()
    else
      await tx
        .insertInto('stream')
        .values({
          id,
          experience_id: experienceId(space),
          space_id: spaceId(space),
          title: show.title,
          description: show.description,
          starts_at: startsAt,
          time_zone: show.timeZone,
        })
        .execute()
    return
  }
}

/** That time of day where the show is, on its day; once that is nearly over, tomorrow's, or next week's. */
function nextStart(show: DemoShow) {
  const { time, timeZone } = show
  const today = sql`date_trunc('day', now() at time zone ${timeZone})`
  const days =
    'days' in show
      ? sql`${show.days}::int`
      : sql`(${show.weekday} + 7 - extract(isodow from ${today})::int) % 7`
  const later = 'days' in show ? 1 : 7
  const on = (more: number) =>
    sql<Date>`(${today} + make_interval(days => ${days} + ${more}::int) + ${time}::time) at time zone ${timeZone}`
  return sql<Date>`case when ${on(0)} > now() + interval '15 minutes' then ${on(0)} else ${on(later)} end`
}

async function writePast(tx: Tx, space: DemoSpace, past: NonNullable<DemoSpace['past']>): Promise<void> {
  const id = pastStreamId(space)
  const startedAt = sql<Date>`now() - make_interval(days => ${past.daysAgo}, mins => ${pastMinutes})`
  const endedAt = sql<Date>`now() - make_interval(days => ${past.daysAgo})`
  const host = creators.find(({ username }) => username === space.creator)
  const isNew = await tx
    .insertInto('stream')
    .values({
      id,
      experience_id: experienceId(space),
      space_id: spaceId(space),
      title: past.title,
      description: past.description,
      status: 'ended',
      starts_at: startedAt,
      started_at: startedAt,
      started_by: host ? seedId(host.email) : null,
      ended_at: endedAt,
      end_reason: 'host',
      time_zone: space.upcoming[0]?.timeZone ?? 'UTC',
      reactions: JSON.stringify({ heart: 41, clap: 18, wave: 7, spark: 12, again: 5 }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!isNew) {
    await tx
      .updateTable('stream')
      .set({ starts_at: startedAt, started_at: startedAt, ended_at: endedAt })
      .where('id', '=', id)
      .execute()
    return
  }
  await tx
    .insertInto('chat_message')
    .values(
      past.chat.map((text, index) => ({
        id: seedId(`message ${id} ${index}`),
        client_id: seedId(`client ${id} ${index}`),
        stream_id: id,
        user_id: audience[(index * 3) % 9]?.id ?? '',
        text,
        created_at: sql<Date>`${startedAt} + make_interval(mins => ${3 + index * 8})`,
      })),
    )
    .execute()
}
