import type { Includes } from '#core/expand.ts'
import type { Route } from '#core/router.ts'
import { balanceTransactionRoutes } from '#resources/balance-transactions.ts'
import { chargeRoutes } from '#resources/charges.ts'
import { checkoutSessionIncludes, checkoutSessionRoutes } from '#resources/checkout-sessions.ts'
import { customerRoutes } from '#resources/customers.ts'
import { paymentIntentRoutes } from '#resources/payment-intents.ts'
import { paymentMethodRoutes } from '#resources/payment-methods.ts'
import { priceRoutes } from '#resources/prices.ts'
import { productRoutes } from '#resources/products.ts'

export const routes: Route[] = [
  productRoutes,
  priceRoutes,
  customerRoutes,
  paymentMethodRoutes,
  checkoutSessionRoutes,
  paymentIntentRoutes,
  chargeRoutes,
  balanceTransactionRoutes,
].flat()

export const includes: Includes = {
  'checkout.session': checkoutSessionIncludes,
}
