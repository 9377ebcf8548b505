import type { Input, Output } from '@stagedoor/contract'
import type { Ctx } from '#context.ts'
import { signedIn } from '#http/guards.ts'
import { getPurchaseView } from './purchase-view.ts'

export function showPurchase(
  ctx: Ctx,
  { purchaseId }: Input<'GET /purchases/:purchaseId'>,
): Promise<Output<'GET /purchases/:purchaseId'>> {
  return getPurchaseView(ctx.db, { purchaseId, userId: signedIn(ctx).userId })
}
