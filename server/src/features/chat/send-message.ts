import type { ChatMessage, Input } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { tellStream } from '#features/streams/tell-stream.ts'
import { AppError } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'
import { newId } from '#lib/ids.ts'
import { selectMessages, toMessage } from './queries.ts'

type Key = 'POST /streams/:streamId/messages'

/** A retry with the same `clientId` answers with the message of the first try, whatever came between. */
export async function sendMessage(ctx: Ctx, input: Input<Key>): Promise<ChatMessage> {
  const { userId } = signedIn(ctx)
  return ctx.db.transaction().execute(async (tx) => {
    await waitForTurn(tx, userId)
    const sent = await findSent(tx, userId, input)
    if (sent) return sent
    await checkMayWrite(tx, userId, input.streamId)
    const id = newId()
    await tx
      .insertInto('chat_message')
      .values({
        id,
        stream_id: input.streamId,
        user_id: userId,
        client_id: input.clientId,
        text: input.text,
      })
      .execute()
    const row = await selectMessages(tx).where('c.id', '=', id).executeTakeFirstOrThrow()
    const message = toMessage(row)
    await tellStream(ctx, tx, input.streamId, { event: { type: 'message', message }, seq: row.seq })
    return message
  })
}

/** One message of a person at a time: two sent at once cannot both be the first in slow mode. */
async function waitForTurn(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chat ${userId}`}, 0))`.execute(tx)
}

async function findSent(
  tx: Tx,
  userId: string,
  { streamId, clientId }: Input<Key>,
): Promise<ChatMessage | undefined> {
  const sent = await selectMessages(tx)
    .where('c.user_id', '=', userId)
    .where('c.client_id', '=', clientId)
    .executeTakeFirst()
  if (sent && sent.stream_id !== streamId)
    throw new AppError('invalid-input', { fields: { clientId: 'This was used in another stream.' } })
  return sent && toMessage(sent)
}

type Writing = { status: string; is_banned: boolean; is_team: boolean; wait_seconds: number | null }

async function checkMayWrite(tx: Tx, userId: string, streamId: string): Promise<void> {
  const { rows } = await sql<Writing>`
    select st.status,
      exists (select from chat_ban b where b.space_id = s.id and b.user_id = ${userId} and b.until > now()) as is_banned,
      exists (select from membership m where m.team_id = s.team_id and m.user_id = ${userId}) as is_team,
      (select ceil(extract(epoch from max(c.created_at) + make_interval(secs => s.slow_mode_seconds) - now()))::int
        from chat_message c where c.stream_id = st.id and c.user_id = ${userId}) as wait_seconds
    from stream st join space s on s.id = st.space_id where st.id = ${streamId}`.execute(tx)
  const writing = rows[0]
  if (!writing || writing.status === 'ended' || writing.status === 'canceled')
    throw new AppError('streams/ended')
  if (writing.is_banned) throw new AppError('chat/banned')
  if (!writing.is_team && writing.wait_seconds !== null && writing.wait_seconds > 0)
    throw new AppError('chat/slow-mode', { retryAfterSeconds: writing.wait_seconds })
}
