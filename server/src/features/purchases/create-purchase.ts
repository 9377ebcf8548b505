import type { Input, Output } from '@stagedoor/contract'
import { refusals } from '@stagedoor/words/en/errors'
import type { Ctx } from '#context.ts'
import { AppError, IntegrationError } from '#http/errors.ts'
import { signedIn } from '#http/guards.ts'
import { openCheckout } from './open-checkout.ts'
import { getPurchaseView } from './purchase-view.ts'
import { reservePurchase } from './reserve-purchase.ts'
import { syncPurchase } from './sync-purchase.ts'

/** Holds a seat and opens a checkout, or takes a free pass. The price is the pass's own; a caller has no say in it. */
export async function createPurchase(
  ctx: Ctx,
  { passId }: Input<'POST /purchases'>,
): Promise<Output<'POST /purchases'>> {
  const { userId } = signedIn(ctx)
  for (let tries = 0; tries < 3; tries++) {
    const { purchaseId, kind } = await reservePurchase(ctx, { userId, passId })
    if (kind === 'stale') {
      // Its time is over, so it is ended at Stripe first. If it turns out to be paid after all, that is the answer.
      await syncPurchase(ctx, purchaseId, { end: 'expired' })
      const ended = await getPurchaseView(ctx.db, { purchaseId, userId })
      if (ended.status === 'expired') continue
      return ended
    }
    if (kind !== 'taken') await open(ctx, purchaseId)
    const purchase = await getPurchaseView(ctx.db, { purchaseId, userId })
    if (purchase.status !== 'failed') return purchase
    throw new AppError('vendor-unavailable', {
      message: refusals.checkoutNotOpened,
    })
  }
  throw new AppError('unavailable', { retryAfterSeconds: 2 })
}

/** When Stripe cannot be reached the seat stays held, and the same button goes on where this stopped. */
async function open(ctx: Ctx, purchaseId: string): Promise<void> {
  try {
    await openCheckout(ctx, purchaseId)
  } catch (cause) {
    if (!(cause instanceof IntegrationError)) throw cause
    throw new AppError('vendor-unavailable', {
      message:
        'Stripe does not answer at the moment. Nothing was charged, and a held seat stays yours. Try again shortly.',
      cause,
    })
  }
}
