import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { signedIn } from '#http/guards.ts'
import { getPurchaseView } from './purchase-view.ts'
import { syncPurchase } from './sync-purchase.ts'

/** The return page asks: so paying leads to access even when no webhook ever arrives. */
export async function syncOwnPurchase(
  ctx: Ctx,
  { purchaseId }: Input<'POST /purchases/:purchaseId/sync'>,
): Promise<Output<'POST /purchases/:purchaseId/sync'>> {
  const own = { purchaseId, userId: signedIn(ctx).userId }
  await getPurchaseView(ctx.db, own)
  await syncPurchase(ctx, purchaseId)
  return getPurchaseView(ctx.db, own)
}
