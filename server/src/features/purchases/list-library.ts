import type { LibraryPass, Output } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Ctx } from '#context.ts'
import { listOffers } from '#features/passes/list-offers.ts'
import { findSpaceRefs } from '#features/spaces/space-refs.ts'
import { signedIn } from '#http/guards.ts'
import { selectPurchaseViews, toPurchase } from './purchase-view.ts'

const streamsPerPass = 50
/** More than anybody keeps open; what ended longest ago is left out first. */
const passesAtMost = 200

/** The passes the person has or had, running ones first, with the streams it opens. */
export async function listLibrary(ctx: Ctx): Promise<Output<'GET /library'>> {
  const rows = await selectPurchaseViews(ctx.db)
    .where('purchase.user_id', '=', signedIn(ctx).userId)
    .where('grant.id', 'is not', null)
    .orderBy(sql`"grant".status in ('active', 'grace') and "grant".access_until > now()`, 'desc')
    .orderBy('purchase.created_at', 'desc')
    .limit(passesAtMost)
    .execute()
  const passIds = [...new Set(rows.map((row) => row.pass_id))]
  const offers = new Map((await listOffers(ctx.db, { passIds })).map((offer) => [offer.id, offer]))
  const spaces = await findSpaceRefs(
    ctx,
    ctx.db,
    [...offers.values()].map((offer) => offer.spaceId),
  )
  const streams = await listStreams(ctx, passIds)
  const items = rows.flatMap((row): LibraryPass[] => {
    const { id: purchaseId, grant, amount, passId } = toPurchase(row)
    const offer = offers.get(passId)
    const space = offer && spaces.get(offer.spaceId)
    if (!grant || !space) return []
    const { spaceId: _, ...pass } = offer
    return [{ purchaseId, grant, amount, pass, space, streams: streams.get(passId) ?? [] }]
  })
  return { items }
}

/** Per pass: what is live, then what comes next, then what was, newest first. */
async function listStreams(ctx: Ctx, passIds: string[]): Promise<Map<string, LibraryPass['streams']>> {
  const { rows } = await sql<{
    pass_id: string
    id: string
    title: string
    status: 'scheduled' | 'live' | 'ended'
    starts_at: Date
    replay_ready: boolean
    duration_ms: number | null
  }>`
    select x.pass_id, s.id, s.title, s.status, s.starts_at, s.duration_ms, s.replay_ready
    from unnest(${passIds}::uuid[]) as x(pass_id) cross join lateral (
      select st.id, st.title, st.status, coalesce(st.started_at, st.starts_at) as starts_at, r.duration_ms,
        coalesce(r.status = 'ready' and r.published_at is not null, false) as replay_ready
      from access_pass_experience o
      join stream st on st.experience_id = o.experience_id
      left join recording r on r.stream_id = st.id
      where o.pass_id = x.pass_id and st.status <> 'canceled'
      order by st.status = 'live' desc, st.status = 'scheduled' desc,
        case when st.status = 'scheduled' then st.starts_at end, st.starts_at desc
      limit ${streamsPerPass}
    ) s`.execute(ctx.db)
  const byPass = new Map<string, LibraryPass['streams']>()
  for (const row of rows) {
    const list = byPass.get(row.pass_id) ?? []
    byPass.set(row.pass_id, list)
    list.push({
      id: row.id,
      title: row.title,
      status: row.status,
      startsAt: row.starts_at.toISOString(),
      replayReady: row.replay_ready,
      durationSeconds:
        row.replay_ready && row.duration_ms !== null ? Math.round(row.duration_ms / 1000) : null,
    })
  }
  return byPass
}
