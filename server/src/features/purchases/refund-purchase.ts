import type { Input, Output } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import { AppError, IntegrationError } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'
import { getPurchaseView } from './purchase-view.ts'
import { lockPurchase } from './queries.ts'
import { recordAudit } from './record-audit.ts'
import { syncPurchase } from './sync-purchase.ts'

/**
 * Returns all the money and ends access. The decision is kept first; Stripe is asked right after, and again by
 * the job and the sweeper until it has taken the refund on, so a crash or an outage in between only delays it.
 */
export async function refundPurchase(
  ctx: Ctx,
  { purchaseId, reason }: Input<'POST /admin/purchases/:purchaseId/refund'>,
): Promise<Output<'POST /admin/purchases/:purchaseId/refund'>> {
  const { userId } = signedIn(ctx)
  await ctx.db.transaction().execute(async (tx) => {
    const purchase = await lockPurchase(tx, purchaseId)
    if (purchase.status === 'refunding' && !purchase.stripe_refund_id) return
    const isPaid = ['paid', 'partially_refunded', 'late_paid'].includes(purchase.status)
    if (!isPaid || purchase.amount_minor === 0) throw new AppError('purchases/not-refundable')
    await tx
      .updateTable('purchase')
      .where('id', '=', purchaseId)
      .set({
        status: 'refunding',
        // A refund that failed before is not asked for again under its old key.
        attempt: purchase.attempt + 1,
        stripe_refund_id: null,
        failure: null,
        updated_at: ctx.now(),
      })
      .execute()
    await recordAudit(tx, { action: 'purchase/refund', purchaseId, reason, actorId: userId })
    await ctx.enqueue(tx, 'purchases/sync', { purchaseId })
  })
  try {
    await syncPurchase(ctx, purchaseId)
  } catch (err) {
    if (!(err instanceof IntegrationError && err.retryable)) throw err
    ctx.log.warn({ err, purchaseId }, 'refund decided, stripe not reached yet')
  }
  const { status, failure } = await ctx.db
    .selectFrom('purchase')
    .where('id', '=', purchaseId)
    .select(['status', 'failure'])
    .executeTakeFirstOrThrow()
  if (status === 'disputed')
    throw new AppError('purchases/not-refundable', {
      message: refusals.disputed,
    })
  if (status !== 'refunding' && status !== 'refunded')
    throw new AppError('purchases/not-refundable', {
      message: failure ?? refusals.refundRefused,
    })
  return getPurchaseView(ctx.db, { purchaseId })
}
