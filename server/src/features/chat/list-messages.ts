import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { selectMessages, toMessage } from './queries.ts'

type Key = 'GET /streams/:streamId/messages'

export async function listMessages(ctx: Ctx, { streamId, before, limit }: Input<Key>): Promise<Output<Key>> {
  let query = selectMessages(ctx.db)
    .where('c.stream_id', '=', streamId)
    .orderBy('c.seq', 'desc')
    .limit(limit + 1)
  if (before !== undefined)
    query = query.where('c.seq', '<', (eb) =>
      eb.selectFrom('chat_message as edge').where('edge.id', '=', before).select('edge.seq'),
    )
  const rows = await query.execute()
  return { items: rows.slice(0, limit).toReversed().map(toMessage), hasMore: rows.length > limit }
}
