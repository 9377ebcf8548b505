import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { newId } from '#lib/ids.ts'
import { announceStock } from './announce-stock.ts'
import type { PurchaseRow } from './queries.ts'
import { sellHeldSeat } from './seats.ts'

/** What settling needs of the purchase, whose row the caller holds locked. */
type Settling = Pick<
  PurchaseRow,
  'id' | 'user_id' | 'pass_id' | 'space_id' | 'access_days' | 'holds_seat' | 'failure'
>

/**
 * Makes a purchase paid: seat, grant, receipt and status in the caller's transaction, all or nothing. Money is
 * booked by the caller; a free pass has none.
 */
export async function settlePurchase(app: AppContext, tx: Tx, purchase: Settling): Promise<void> {
  const seatNumber = purchase.holds_seat ? await sellHeldSeat(tx, purchase.pass_id) : null
  await giveGrant(app, tx, purchase, seatNumber)
}

/** The same with a seat that is sold already, or with none. */
export async function giveGrant(
  app: AppContext,
  tx: Tx,
  purchase: Settling,
  seatNumber: number | null,
): Promise<void> {
  const now = app.now()
  const accessUntil = purchase.access_days
    ? sql<Date>`${now}::timestamptz + make_interval(days => ${purchase.access_days})`
    : sql<Date>`'infinity'`
  await tx
    .insertInto('grant')
    .values({
      id: newId(),
      purchase_id: purchase.id,
      user_id: purchase.user_id,
      pass_id: purchase.pass_id,
      status: 'active',
      seat_number: seatNumber,
      starts_at: now,
      access_until: accessUntil,
    })
    .execute()
  await tx
    .updateTable('purchase')
    .set({
      status: 'paid',
      paid_at: now,
      holds_seat: false,
      hold_expires_at: null,
      failure: purchase.failure,
      updated_at: now,
    })
    .where('id', '=', purchase.id)
    .execute()
  await app.enqueue(tx, 'mail/receipt', { purchaseId: purchase.id })
  if (seatNumber !== null) await announceStock(app, tx, purchase)
}
