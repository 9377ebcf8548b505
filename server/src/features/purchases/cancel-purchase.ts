import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { AppError } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'
import { getPurchaseView } from './purchase-view.ts'
import { syncPurchase } from './sync-purchase.ts'

/**
 * The buyer gives the seat back. It is free once Stripe has ended the checkout; if it was paid in that moment,
 * the purchase stands and is the answer.
 */
export async function cancelPurchase(
  ctx: Ctx,
  { purchaseId }: Input<'POST /purchases/:purchaseId/cancel'>,
): Promise<Output<'POST /purchases/:purchaseId/cancel'>> {
  const own = { purchaseId, userId: signedIn(ctx).userId }
  const { status } = await getPurchaseView(ctx.db, own)
  if (status !== 'reserved' && status !== 'open') throw new AppError('purchases/not-open')
  await syncPurchase(ctx, purchaseId, { end: 'canceled' })
  return getPurchaseView(ctx.db, own)
}
