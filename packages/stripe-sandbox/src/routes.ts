import type { Includes } from '#core/expand.ts'
import { paginate } from '#core/list.ts'
import type { Route } from '#core/router.ts'
import { balanceTransactionRoutes } from '#resources/balance-transactions.ts'
import { chargeRoutes } from '#resources/charges.ts'
import { checkoutSessionIncludes, checkoutSessionRoutes } from '#resources/checkout-sessions.ts'
import { customerRoutes } from '#resources/customers.ts'
import { disputeRoutes } from '#resources/disputes.ts'
import { eventRoutes } from '#resources/events.ts'
import { invoiceIncludes, invoiceRoutes } from '#resources/invoices.ts'
import { paymentIntentRoutes } from '#resources/payment-intents.ts'
import { paymentMethodRoutes } from '#resources/payment-methods.ts'
import { portalConfigurationRoutes } from '#resources/portal-configurations.ts'
import { portalSessionRoutes } from '#resources/portal-sessions.ts'
import { priceRoutes } from '#resources/prices.ts'
import { productRoutes } from '#resources/products.ts'
import { refundRoutes } from '#resources/refunds.ts'
import { subscriptionRoutes } from '#resources/subscriptions.ts'
import { webhookEndpointRoutes } from '#resources/webhook-endpoints.ts'

export const routes: Route[] = [
  productRoutes,
  priceRoutes,
  customerRoutes,
  paymentMethodRoutes,
  checkoutSessionRoutes,
  paymentIntentRoutes,
  chargeRoutes,
  balanceTransactionRoutes,
  refundRoutes,
  disputeRoutes,
  invoiceRoutes,
  subscriptionRoutes,
  eventRoutes,
  webhookEndpointRoutes,
  portalConfigurationRoutes,
  portalSessionRoutes,
].flat()

/** Members that Stripe leaves out until they are asked for by `expand`. */
export const includes: Includes = {
  'checkout.session': checkoutSessionIncludes,
  invoice: invoiceIncludes,
  charge: {
    refunds: (world, id) => {
      const refunds = world.store.all('refund').filter(({ charge }) => charge === id)
      return paginate(refunds.toReversed(), `/v1/charges/${id}/refunds`, {})
    },
  },
  customer: {
    subscriptions: (world, id) => {
      const live = world.store
        .all('subscription')
        .filter(({ customer, status }) => customer === id && status !== 'canceled')
      return paginate(live.toReversed(), `/v1/customers/${id}/subscriptions`, {})
    },
  },
}
