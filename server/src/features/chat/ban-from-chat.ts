import type { Input, Output } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { AppError, notFound } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'
import { queuePersonSync } from './queue-sync.ts'
import { tellPerson } from './tell-person.ts'

type Key = 'POST /spaces/:spaceId/chat-bans'

/** Counts from the next message on; reading and watching stay. A second ban replaces the first. */
export async function banFromChat(ctx: Ctx, { spaceId, userId, minutes }: Input<Key>): Promise<Output<Key>> {
  return ctx.db.transaction().execute(async (tx) => {
    const until = await insertBan(tx, { spaceId, userId, minutes, bannedBy: signedIn(ctx).userId })
    await tellPerson(ctx, tx, { spaceId, userId }, { type: 'chat-ban', until })
    await queuePersonSync(ctx, tx, { spaceId, userId })
    return { until }
  })
}

type Ban = { spaceId: string; userId: string; minutes: number | null; bannedBy: string }

/** Until when; null means for good. */
async function insertBan(tx: Tx, { spaceId, userId, minutes, bannedBy }: Ban): Promise<string | null> {
  const { rows } = await sql<{ until: Date | null; is_team: boolean }>`
    with person as (
      select u.id, exists (select from membership m join space s on s.team_id = m.team_id
        where s.id = ${spaceId} and m.user_id = u.id) as is_team
      from "user" u where u.id = ${userId}
    ), banned as (
      insert into chat_ban (space_id, user_id, banned_by, until)
      select ${spaceId}, id, ${bannedBy},
        case when ${minutes}::int is null then 'infinity' else now() + make_interval(mins => ${minutes}::int) end
      from person where not is_team
      on conflict (space_id, user_id) do update
        set until = excluded.until, banned_by = excluded.banned_by, created_at = now()
      returning until
    )
    select person.is_team, (select nullif(until, 'infinity') from banned) as until from person`.execute(tx)
  const person = rows[0]
  if (!person) throw notFound()
  if (person.is_team) throw new AppError('forbidden', { message: refusals.onYourTeam })
  return person.until?.toISOString() ?? null
}
