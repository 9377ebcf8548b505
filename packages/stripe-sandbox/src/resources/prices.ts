import { invalid } from '#core/errors.ts'
import { change, emit } from '#core/events.ts'
import { newId } from '#core/ids.ts'
import { list } from '#core/list.ts'
import type { Price } from '#core/objects.ts'
import { mergeMetadata, orNull, only, wholeNumber } from '#core/params.ts'
import { type Given, route } from '#core/router.ts'
import type { World } from '#core/world.ts'
import { createProduct } from './products.ts'

const usedToCreate =
  'active currency lookup_key metadata nickname product product_data recurring tax_behavior transfer_lookup_key unit_amount'

export const priceRoutes = [
  route('POST /v1/prices', createPrice),
  route('GET /v1/prices', (world, params) =>
    list(world, 'price', '/v1/prices', params, (price) => {
      const { active, currency, lookup_keys, product, recurring, type } = params
      if (active !== undefined && price.active !== active) return false
      if (currency !== undefined && price.currency !== currency) return false
      if (product !== undefined && price.product !== product) return false
      if (type !== undefined && price.type !== type) return false
      if (recurring?.interval !== undefined && price.recurring?.interval !== recurring.interval) return false
      return lookup_keys === undefined || lookup_keys.some((key) => key === price.lookup_key)
    }),
  ),
  route('GET /v1/prices/:id', (world, _, { id }) => world.store.get('price', id)),
  route('POST /v1/prices/:id', (world, params, { id }) => {
    only(params, 'active lookup_key metadata nickname transfer_lookup_key')
    const old = world.store.get('price', id)
    const lookupKey = params.lookup_key === undefined ? old.lookup_key : orNull(params.lookup_key)
    takeLookupKey(world, lookupKey, params.transfer_lookup_key, id)
    return change(world, 'price.updated', 'price', id, {
      active: params.active ?? old.active,
      lookup_key: lookupKey,
      nickname: params.nickname === undefined ? old.nickname : orNull(params.nickname),
      metadata: mergeMetadata(old.metadata, params.metadata),
    })
  }),
]

export function createPrice(world: World, params: Given<'POST /v1/prices'>): Price {
  only(params, usedToCreate)
  const amount = wholeNumber(params.unit_amount, 'unit_amount')
  const product = params.product ?? productOf(world, params.product_data)
  world.store.get('product', product, 'product')
  takeLookupKey(world, params.lookup_key ?? null, params.transfer_lookup_key, undefined)
  const price = world.store.put<Price>({
    id: newId('price'),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    created: world.clock.now(),
    currency: currencyOf(params.currency),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: params.lookup_key ?? null,
    metadata: mergeMetadata({}, params.metadata),
    nickname: params.nickname ?? null,
    product,
    recurring: recurringOf(params.recurring),
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: params.recurring === undefined ? 'one_time' : 'recurring',
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  })
  emit(world, 'price.created', price)
  return price
}

export function recurringOf(given: Given<'POST /v1/prices'>['recurring']): Price['recurring'] {
  if (given === undefined) return null
  only(given, 'interval interval_count', 'recurring')
  return {
    interval: given.interval,
    interval_count: wholeNumber(given.interval_count ?? 1, 'recurring[interval_count]', 1),
    meter: null,
    trial_period_days: null,
    usage_type: 'licensed',
  }
}

export function currencyOf(given: string): string {
  if (Intl.supportedValuesOf('currency').includes(given.toUpperCase())) return given.toLowerCase()
  throw invalid(`Invalid currency: ${given}.`, { param: 'currency' })
}

function productOf(world: World, data: Given<'POST /v1/prices'>['product_data']): string {
  if (data === undefined) {
    throw invalid('You must specify either `product` or `product_data` when creating a price.', {
      param: 'product',
    })
  }
  return createProduct(world, data).id
}

function takeLookupKey(
  world: World,
  key: string | null,
  transfer: boolean | undefined,
  taker: string | undefined,
) {
  const holder = key === null ? undefined : world.store.all('price').find((price) => price.lookup_key === key)
  if (holder === undefined || holder.id === taker) return
  if (transfer !== true) {
    const message = `A price (\`${holder.id}\`) already uses that lookup key. Pass transfer_lookup_key: true to move it.`
    throw invalid(message, { code: 'resource_already_exists', param: 'lookup_key' })
  }
  change(world, 'price.updated', 'price', holder.id, { lookup_key: null })
}
