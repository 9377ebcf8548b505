import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { announceStock } from './announce-stock.ts'
import type { PurchaseRow } from './queries.ts'
import { releaseHeldSeat } from './seats.ts'

/** Ends an unfinished purchase and gives its seat back. Only once it is certain that nobody can still pay it. */
export async function releaseHold(
  app: AppContext,
  tx: Tx,
  purchase: PurchaseRow,
  end: { status: 'expired' | 'canceled' | 'failed'; failure?: string },
): Promise<void> {
  await tx
    .updateTable('purchase')
    .set({
      status: end.status,
      failure: end.failure ?? null,
      holds_seat: false,
      hold_expires_at: null,
      stripe_client_secret: null,
      updated_at: app.now(),
    })
    .where('id', '=', purchase.id)
    .execute()
  if (!purchase.holds_seat) return
  await releaseHeldSeat(tx, purchase.pass_id)
  await announceStock(app, tx, purchase)
}
