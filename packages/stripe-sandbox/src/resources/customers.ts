import { addressOf } from '#core/address.ts'
import { change, emit } from '#core/events.ts'
import { newId, randomText } from '#core/ids.ts'
import { list, paginate } from '#core/list.ts'
import type { Customer } from '#core/objects.ts'
import { mergeMetadata, orNull, only } from '#core/params.ts'
import { type Given, route } from '#core/router.ts'
import type { World } from '#core/world.ts'

const changeable = 'address description email invoice_settings metadata name phone'

export const customerRoutes = [
  route('POST /v1/customers', createCustomer),
  route('GET /v1/customers', (world, params) =>
    list(
      world,
      'customer',
      '/v1/customers',
      params,
      ({ email }) => params.email === undefined || email === params.email,
    ),
  ),
  route('GET /v1/customers/:id', (world, _, { id }) => world.store.get('customer', id)),
  route('POST /v1/customers/:id', updateCustomer),
  route('DELETE /v1/customers/:id', (world, _, { id }) => {
    const customer = world.store.get('customer', id)
    world.store.drop(id)
    emit(world, 'customer.deleted', customer)
    return { id, object: 'customer', deleted: true }
  }),
  route('GET /v1/customers/:id/payment_methods', (world, params, { id }) => {
    world.store.get('customer', id)
    const methods = world.store.all('payment_method').filter((method) => method.customer === id)
    return paginate(methods.toReversed(), `/v1/customers/${id}/payment_methods`, params)
  }),
  route('GET /v1/customers/:id/payment_methods/:method', (world, _, { method }) =>
    world.store.get('payment_method', method),
  ),
]

export function createCustomer(world: World, params: Given<'POST /v1/customers'>): Customer {
  only(params, `${changeable} preferred_locales`)
  const customer = world.store.put<Customer>({
    id: newId('cus', 14),
    object: 'customer',
    address: addressOf(params.address),
    balance: 0,
    created: world.clock.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: params.description ?? null,
    discount: null,
    email: params.email ?? null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: invoiceSettings(params.invoice_settings?.default_payment_method ?? null),
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    name: params.name ?? null,
    next_invoice_sequence: 1,
    phone: params.phone ?? null,
    preferred_locales: params.preferred_locales ?? [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  })
  emit(world, 'customer.created', customer)
  return customer
}

function updateCustomer(
  world: World,
  params: Given<'POST /v1/customers/:id'>,
  { id }: { id: string },
): Customer {
  only(params, changeable)
  const old = world.store.get('customer', id)
  const method = params.invoice_settings?.default_payment_method
  if (method) world.store.get('payment_method', method, 'invoice_settings[default_payment_method]')
  return change(world, 'customer.updated', 'customer', id, {
    address: params.address === undefined ? (old.address ?? null) : addressOf(params.address),
    description: params.description === undefined ? old.description : orNull(params.description),
    email: params.email === undefined ? old.email : orNull(params.email),
    invoice_settings:
      method === undefined
        ? old.invoice_settings
        : { ...old.invoice_settings, default_payment_method: orNull(method) },
    metadata: mergeMetadata(old.metadata, params.metadata),
    name: params.name === undefined ? (old.name ?? null) : orNull(params.name),
    phone: params.phone === undefined ? (old.phone ?? null) : orNull(params.phone),
  })
}

function invoiceSettings(method: string | null): Customer['invoice_settings'] {
  return { custom_fields: null, default_payment_method: method, footer: null, rendering_options: null }
}
