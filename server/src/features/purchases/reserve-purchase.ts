import { refusals } from '@stagedoor/words/en/errors'
import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { AppError, notFound } from '#http/errors.ts'
import { newId } from '#lib/ids.ts'
import { announceStock } from './announce-stock.ts'
import { settlePurchase } from './settle-purchase.ts'

/** Stripe's own expiry is at least 30 minutes away; one more against clocks that differ. */
export const sessionMinutes = 31
const defaultHoldMinutes = 10

export type Reservation = {
  purchaseId: string
  /** `stale` is unfinished but its time is over: it has to be ended before the pass can be bought again. */
  kind: 'new' | 'unfinished' | 'stale' | 'taken'
}

/**
 * Takes a free pass, or holds a seat for a paid one. One person's requests for one pass come one after another,
 * so two tabs and a double click find the same purchase; the seat is one conditional update in the same statement.
 */
export async function reservePurchase(
  app: AppContext,
  { userId, passId }: { userId: string; passId: string },
): Promise<Reservation> {
  return app.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`purchase ${userId} ${passId}`}, 0))`.execute(
      tx,
    )
    const offer = await getOffer(tx, { userId, passId })
    const now = app.now()
    if (offer.live_id) {
      const isStale = [offer.live_hold_expires_at, offer.live_session_expires_at].some(
        (at) => at && at <= now,
      )
      return { purchaseId: offer.live_id, kind: isStale ? 'stale' : 'unfinished' }
    }
    if (offer.owned_id && offer.billing === 'free') return { purchaseId: offer.owned_id, kind: 'taken' }
    if (offer.owned_id) throw new AppError('purchases/already-owned')
    if (offer.is_banned)
      throw new AppError('forbidden', {
        message: refusals.closedToYou,
      })
    if (offer.status === 'closed' || (offer.sales_close_at && offer.sales_close_at <= now))
      throw new AppError('purchases/sales-closed')
    const isFree = offer.billing === 'free'
    if (!isFree && (offer.price_id === null || offer.amount_minor === null || offer.currency === null))
      throw notFound()
    if (!isFree && !app.payments)
      throw new AppError('vendor-unavailable', {
        message: refusals.noCardsYet,
      })
    const purchase = await insertPurchase(tx, {
      id: newId(),
      userId,
      passId,
      priceId: isFree ? null : offer.price_id,
      amountMinor: isFree ? 0 : (offer.amount_minor ?? 0),
      currency: offer.currency ?? 'eur',
      holdExpiresAt: minutesAfter(now, offer.hold_minutes ?? defaultHoldMinutes),
      sessionExpiresAt: isFree ? null : minutesAfter(now, sessionMinutes),
      now,
    })
    const subject = { ...purchase, space_id: offer.space_id, access_days: offer.access_days }
    if (isFree) await settlePurchase(app, tx, subject)
    else if (purchase.holds_seat) await announceStock(app, tx, subject)
    return { purchaseId: purchase.id, kind: isFree ? 'taken' : 'new' }
  })
}

async function getOffer(tx: Tx, { userId, passId }: { userId: string; passId: string }) {
  return tx
    .selectFrom('access_pass')
    .innerJoin('space', 'space.id', 'access_pass.space_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('access_pass_price')
          .selectAll()
          .whereRef('pass_id', '=', 'access_pass.id')
          .orderBy('version', 'desc')
          .limit(1)
          .as('price'),
      (join) => join.onTrue(),
    )
    .leftJoin('purchase as live', (join) =>
      join
        .onRef('live.pass_id', '=', 'access_pass.id')
        .on('live.user_id', '=', userId)
        .on('live.status', 'in', ['reserved', 'open', 'processing']),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('grant')
          .select('purchase_id')
          .whereRef('pass_id', '=', 'access_pass.id')
          .where('user_id', '=', userId)
          .where('status', 'in', ['active', 'grace', 'suspended'])
          .where('access_until', '>', sql<Date>`now()`)
          .limit(1)
          .as('owned'),
      (join) => join.onTrue(),
    )
    .where('access_pass.id', '=', passId)
    .where('access_pass.billing', 'in', ['free', 'one_time'])
    .where('access_pass.status', '<>', 'draft')
    .where('space.status', '=', 'published')
    .select([
      'access_pass.space_id',
      'access_pass.billing',
      'access_pass.status',
      'access_pass.access_days',
      'access_pass.sales_close_at',
      'price.id as price_id',
      'price.amount_minor',
      'price.currency',
      'live.id as live_id',
      'live.hold_expires_at as live_hold_expires_at',
      'live.session_expires_at as live_session_expires_at',
      'owned.purchase_id as owned_id',
    ])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('space_ban')
            .select('space_id')
            .whereRef('space_id', '=', 'space.id')
            .where('user_id', '=', userId)
            .where('until', '>', sql<Date>`now()`),
        )
        .as('is_banned'),
      // At most 30: the hold must end before Stripe's own expiry.
      sql<number | null>`(select least(greatest((value #>> '{}')::int, 1), 30) from platform_setting
        where key = 'purchases/hold-minutes' and jsonb_typeof(value) = 'number')`.as('hold_minutes'),
    ])
    .executeTakeFirstOrThrow(notFound)
}

/** One statement, so that the stock row stays locked for no round trip of ours. */
async function insertPurchase(
  tx: Tx,
  row: {
    id: string
    userId: string
    passId: string
    priceId: string | null
    amountMinor: number
    currency: string
    holdExpiresAt: Date
    sessionExpiresAt: Date | null
    now: Date
  },
) {
  const { rows } = await sql<{ id: string; user_id: string; pass_id: string; holds_seat: boolean }>`
    with stock as (select pass_id from pass_stock where pass_id = ${row.passId}),
    hold as (
      update pass_stock set held = held + 1
      where pass_id = ${row.passId} and held + sold < capacity returning pass_id
    )
    insert into purchase (id, user_id, pass_id, price_id, status, amount_minor, currency, holds_seat,
      hold_expires_at, session_expires_at, created_at, updated_at)
    select ${row.id}, ${row.userId}, ${row.passId}, ${row.priceId}, 'reserved', ${row.amountMinor}, ${row.currency},
      exists (select from hold), case when exists (select from hold) then ${row.holdExpiresAt}::timestamptz end,
      ${row.sessionExpiresAt}::timestamptz, ${row.now}::timestamptz, ${row.now}::timestamptz
    where exists (select from hold) or not exists (select from stock)
    returning id, user_id, pass_id, holds_seat`.execute(tx)
  const purchase = rows[0]
  if (!purchase) throw new AppError('purchases/sold-out')
  return { ...purchase, failure: null }
}

function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000)
}
