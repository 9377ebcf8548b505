import type { Invoice } from '#core/objects.ts'
import { amountText } from '#core/money.ts'
import type { World } from '#core/world.ts'
import { draftInvoice } from './invoice.ts'
import { invoiceLine } from './invoice-lines.ts'

/** The invoice for a subscription's current period. */
export function draftSubscriptionInvoice(
  world: World,
  id: string,
  reason: Invoice['billing_reason'],
): Invoice {
  const subscription = world.store.get('subscription', id)
  const lines = subscription.items.data.map((item) => {
    const product = world.store.find('product', item.price.product)?.name ?? 'Subscription'
    const { interval = 'month' } = item.price.recurring ?? {}
    return invoiceLine({
      price: item.price,
      quantity: item.quantity ?? 1,
      description: `${item.quantity ?? 1} × ${product} (at ${amountText(item.price.unit_amount, item.price.currency)} / ${interval})`,
      period: { start: item.current_period_start, end: item.current_period_end },
      metadata: subscription.metadata,
      item: { id: item.id, subscription: id },
    })
  })
  const now = world.clock.now()
  return draftInvoice(world, {
    customer: world.store.get('customer', subscription.customer),
    currency: subscription.currency,
    lines,
    reason,
    metadata: {},
    description: null,
    footer: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: id },
      type: 'subscription_details',
    },
    period: { start: now, end: now },
    defaultMethod: null,
  })
}
