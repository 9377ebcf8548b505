import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'
import type { JobMap } from '#jobs/queue.ts'
import { announceStock } from './announce-stock.ts'
import type { PurchaseRow } from './queries.ts'
import { returnSoldSeat, sellFreeSeat } from './seats.ts'

type EndReason = JobMap['streams/revoke-viewer']['reason']

/** Ends access for good: the seat goes back, and whoever is watching is shown out. Harmless when it has ended. */
export async function endGrant(
  app: AppContext,
  tx: Tx,
  purchase: Pick<PurchaseRow, 'id' | 'user_id' | 'pass_id' | 'space_id'>,
  how: { status: 'revoked' | 'ended'; reason: EndReason },
): Promise<boolean> {
  const ended = await tx
    .updateTable('grant')
    .set({ status: how.status, revoked_reason: how.reason, updated_at: app.now() })
    .where('purchase_id', '=', purchase.id)
    .where('status', 'in', ['active', 'grace', 'suspended'])
    .returning('seat_number')
    .executeTakeFirst()
  if (!ended) return false
  if (ended.seat_number !== null) {
    await returnSoldSeat(tx, purchase.pass_id)
    await announceStock(app, tx, purchase)
  }
  await showOut(app, tx, purchase, how.reason)
  return true
}

/** Pauses access while a bank looks into the payment; the seat stays theirs. */
export async function suspendGrant(app: AppContext, tx: Tx, purchase: PurchaseRow): Promise<void> {
  const paused = await tx
    .updateTable('grant')
    .set({ status: 'suspended', updated_at: app.now() })
    .where('purchase_id', '=', purchase.id)
    .where('status', 'in', ['active', 'grace'])
    .returning('id')
    .executeTakeFirst()
  if (paused) await showOut(app, tx, purchase, 'suspended')
}

/** Gives access back, if it was taken at all. False when its seat has gone to somebody else meanwhile. */
export async function restoreGrant(app: AppContext, tx: Tx, purchase: PurchaseRow): Promise<boolean> {
  const grant = await tx
    .selectFrom('grant')
    .select(['id', 'status', 'seat_number'])
    .where('purchase_id', '=', purchase.id)
    .where((eb) =>
      eb.or([eb('status', 'in', ['active', 'grace', 'suspended']), eb('revoked_reason', '=', 'refunded')]),
    )
    .executeTakeFirst()
  if (!grant) return false
  if (grant.status === 'active' || grant.status === 'grace') return true
  let seatNumber = grant.seat_number
  if (grant.status === 'revoked' && seatNumber !== null) {
    const seat = await sellFreeSeat(tx, purchase.pass_id)
    if (seat === undefined) return false
    seatNumber = seat
    await announceStock(app, tx, purchase)
  }
  await tx
    .updateTable('grant')
    .set({ status: 'active', revoked_reason: null, seat_number: seatNumber, updated_at: app.now() })
    .where('id', '=', grant.id)
    .execute()
  return true
}

async function showOut(
  app: AppContext,
  tx: Tx,
  purchase: Pick<PurchaseRow, 'user_id' | 'space_id'>,
  reason: EndReason,
): Promise<void> {
  await app.enqueue(tx, 'streams/revoke-viewer', {
    userId: purchase.user_id,
    spaceId: purchase.space_id,
    reason,
  })
}
