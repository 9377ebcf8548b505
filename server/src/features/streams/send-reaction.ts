import type { Input, ReactionKind } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import type { Db } from '#db/db.ts'
import { signedIn } from '#http/guards.ts'
import { tellStream } from './tell-stream.ts'

type Key = 'POST /streams/:streamId/reactions'
type Tally = { counts: Partial<Record<ReactionKind, number>>; perPerson: Map<string, number> }

const windowMs = 300
const mostPerPerson = 3
/** What arrived in this window, by stream; one map a process (its database handle stands for the process). */
const windows = new WeakMap<Db, Map<string, Tally>>()

/** A thousand hearts are one update and one event: they are added up for a moment, then stored and told. */
export function sendReaction(ctx: Ctx, { streamId, kind }: Input<Key>): Record<string, never> {
  const { userId } = signedIn(ctx)
  const tally = openWindow(ctx, streamId)
  const sent = tally.perPerson.get(userId) ?? 0
  if (sent >= mostPerPerson) return {}
  tally.perPerson.set(userId, sent + 1)
  tally.counts[kind] = (tally.counts[kind] ?? 0) + 1
  return {}
}

function openWindow(ctx: Ctx, streamId: string): Tally {
  const open = windows.get(ctx.db) ?? new Map<string, Tally>()
  windows.set(ctx.db, open)
  const running = open.get(streamId)
  if (running) return running
  const tally: Tally = { counts: {}, perPerson: new Map() }
  open.set(streamId, tally)
  setTimeout(() => {
    open.delete(streamId)
    store(ctx, streamId, tally.counts).catch((err: unknown) => ctx.log.warn({ err }, 'reactions lost'))
  }, windowMs)
  return tally
}

async function store(ctx: Ctx, streamId: string, counts: Tally['counts']): Promise<void> {
  const { rows } = await sql<{ reactions: Tally['counts'] }>`
    update stream set reactions = reactions || (
      select jsonb_object_agg(key, coalesce((reactions ->> key)::int, 0) + value::int)
      from jsonb_each_text(${JSON.stringify(counts)}::jsonb))
    where id = ${streamId} returning reactions`.execute(ctx.db)
  const totals = Object.fromEntries(
    Object.entries(rows[0]?.reactions ?? {}).filter(([kind]) => kind in counts),
  )
  await tellStream(ctx, ctx.db, streamId, { event: { type: 'reactions', counts: totals } })
}
