import { sql } from 'kysely'
import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import { recordAudit } from './record-audit.ts'
import type { PurchaseRow } from './queries.ts'
import { sellFreeSeat } from './seats.ts'
import { giveGrant } from './settle-purchase.ts'

/**
 * Money arrived for a purchase that had been given up. It should not happen (a hold is only released once Stripe
 * says the checkout is over), so it is recorded: the seat is taken again if there is one, else the money goes
 * back by itself.
 */
export async function takeLatePayment(app: AppContext, tx: Tx, purchase: PurchaseRow): Promise<void> {
  app.log.error(
    { purchaseId: purchase.id, status: purchase.status },
    'payment arrived after its purchase ended',
  )
  const seatNumber = (await ownsPassAlready(tx, purchase))
    ? undefined
    : await sellFreeSeat(tx, purchase.pass_id)
  await recordAudit(tx, {
    action: seatNumber === undefined ? 'purchase/late-refund' : 'purchase/late-paid',
    purchaseId: purchase.id,
    reason: `Paid after it was ${purchase.status}`,
  })
  if (seatNumber !== undefined) return giveGrant(app, tx, purchase, seatNumber)
  await tx
    .updateTable('purchase')
    .set({
      status: 'refunding',
      stripe_refund_id: null,
      failure: 'Paid after the hold had ended; no seat was left.',
      updated_at: app.now(),
    })
    .where('id', '=', purchase.id)
    .execute()
}

async function ownsPassAlready(tx: Tx, purchase: PurchaseRow): Promise<boolean> {
  const owned = await tx
    .selectFrom('grant')
    .select('id')
    .where('user_id', '=', purchase.user_id)
    .where('pass_id', '=', purchase.pass_id)
    .where('status', 'in', ['active', 'grace', 'suspended'])
    .where('access_until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return owned !== undefined
}
