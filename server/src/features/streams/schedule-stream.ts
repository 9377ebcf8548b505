import type { Input, Stream } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import { checkLimit } from '#http/check-limit.ts'
import { notFound } from '#http/errors.ts'
import { newId } from '#lib/ids.ts'
import { checkTimeZone } from './check-time-zone.ts'
import { getStream, toStream } from './queries.ts'

const most = 100

export async function scheduleStream(
  ctx: Ctx,
  input: Input<'POST /experiences/:experienceId/streams'>,
): Promise<Stream> {
  checkTimeZone(input.timeZone)
  const id = newId()
  return ctx.db.transaction().execute(async (tx) => {
    const experience = await tx
      .selectFrom('experience')
      .where('id', '=', input.experienceId)
      .select('space_id')
      .executeTakeFirst()
    if (!experience) throw notFound()
    const there = await tx
      .selectFrom('stream')
      .where('space_id', '=', experience.space_id)
      .where('status', '=', 'scheduled')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    checkLimit(most, there, refusals.streamsAhead(most))
    await tx
      .insertInto('stream')
      .values({
        id,
        experience_id: input.experienceId,
        space_id: experience.space_id,
        title: input.title,
        description: input.description,
        starts_at: input.startsAt,
        time_zone: input.timeZone,
        record: input.record,
      })
      .execute()
    await ctx.pages.drop(tx, `space:${experience.space_id}`)
    return toStream(await getStream(tx, id))
  })
}
