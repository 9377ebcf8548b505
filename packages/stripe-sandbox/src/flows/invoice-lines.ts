import { newId } from '#core/ids.ts'
import type { InvoiceLineItem, Price } from '#core/objects.ts'

interface LineInput {
  price: Price
  quantity: number
  description: string | null
  period: { start: number; end: number }
  metadata: Record<string, string>
  /** Set for a subscription's lines. */
  item?: { id: string; subscription: string }
}

export function invoiceLine({
  price,
  quantity,
  description,
  period,
  metadata,
  item,
}: LineInput): InvoiceLineItem {
  const amount = (price.unit_amount ?? 0) * quantity
  return {
    id: newId('il'),
    object: 'line_item',
    amount,
    currency: price.currency,
    description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata,
    parent: item === undefined ? null : parentOf(item),
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: String(quantity),
    subscription: item?.subscription ?? null,
    subtotal: amount,
    taxes: [],
  }
}

function parentOf({ id, subscription }: { id: string; subscription: string }): InvoiceLineItem['parent'] {
  return {
    invoice_item_details: null,
    subscription_item_details: {
      invoice_item: null,
      proration: false,
      proration_details: { credited_items: null },
      subscription,
      subscription_item: id,
    },
    type: 'subscription_item_details',
  }
}
