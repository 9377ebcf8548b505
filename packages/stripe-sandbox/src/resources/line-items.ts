import { invalid } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { LineItem, Price } from '#core/objects.ts'
import { mergeMetadata, only, wholeNumber } from '#core/params.ts'
import type { Given } from '#core/router.ts'
import type { World } from '#core/world.ts'
import { createPrice } from './prices.ts'

type Lines = Given<'POST /v1/checkout/sessions'>['line_items']

export function createLineItems(world: World, lines: Lines): LineItem[] {
  const [first, ...rest] = (lines ?? []).map((line, index): LineItem => {
    only(line, 'metadata price price_data quantity', `line_items[${index}]`)
    const quantity = wholeNumber(line.quantity, `line_items[${index}][quantity]`, 1)
    const price = priceOf(world, line, `line_items[${index}]`)
    const amount = (price.unit_amount ?? 0) * quantity
    return {
      id: newId('li'),
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: world.store.find('product', price.product)?.name ?? null,
      metadata: mergeMetadata({}, line.metadata),
      price,
      quantity,
    }
  })
  if (first === undefined)
    throw invalid('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' })
  if (rest.some((item) => item.currency !== first.currency))
    throw invalid('All line items must share one currency.')
  return [first, ...rest]
}

function priceOf(world: World, line: NonNullable<Lines>[number], at: string): Price {
  if (line.price !== undefined) {
    const price = world.store.get('price', line.price, `${at}[price]`)
    const message = `The price specified is inactive. This field only accepts active prices.`
    if (!price.active) throw invalid(message, { param: `${at}[price]` })
    return price
  }
  if (line.price_data === undefined)
    throw invalid(`You must specify ${at}[price] or ${at}[price_data].`, { param: at })
  return createPrice(world, line.price_data)
}
