import { open, rateLimit, requireAdmin, requireUser } from '#http/guards.ts'
import { route } from '#http/route.ts'
import { cancelPurchase } from './cancel-purchase.ts'
import { createPurchase } from './create-purchase.ts'
import { listLibrary } from './list-library.ts'
import { refundPurchase } from './refund-purchase.ts'
import { showCheckout } from './show-checkout.ts'
import { showPurchase } from './show-purchase.ts'
import { syncOwnPurchase } from './sync-own-purchase.ts'

export const purchaseRoutes = [
  route('GET /checkout/:passId', open, showCheckout),
  route('POST /purchases', requireUser, rateLimit('30/minute per person'), createPurchase),
  route('GET /purchases/:purchaseId', requireUser, showPurchase),
  route('POST /purchases/:purchaseId/sync', requireUser, rateLimit('120/minute per person'), syncOwnPurchase),
  route('POST /purchases/:purchaseId/cancel', requireUser, rateLimit('30/minute per person'), cancelPurchase),
  route('GET /library', requireUser, listLibrary),
  route('POST /admin/purchases/:purchaseId/refund', requireAdmin, refundPurchase),
]
