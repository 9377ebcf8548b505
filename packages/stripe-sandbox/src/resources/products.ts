import { change, emit } from '#core/events.ts'
import { newId } from '#core/ids.ts'
import { invalid } from '#core/errors.ts'
import { list } from '#core/list.ts'
import type { Product } from '#core/objects.ts'
import { mergeMetadata, orNull, only } from '#core/params.ts'
import { type Given, route } from '#core/router.ts'
import type { World } from '#core/world.ts'

const usedToCreate =
  'active description id images marketing_features metadata name shippable statement_descriptor tax_code unit_label url'

export const productRoutes = [
  route('POST /v1/products', createProduct),
  route('GET /v1/products', (world, params) =>
    list(world, 'product', '/v1/products', params, (product) => {
      const { active, ids } = params
      return (
        (active === undefined || product.active === active) && (ids === undefined || ids.includes(product.id))
      )
    }),
  ),
  route('GET /v1/products/:id', (world, _, { id }) => world.store.get('product', id)),
  route('POST /v1/products/:id', (world, params, { id }) => {
    only(params, 'active default_price description images metadata name url')
    const old = world.store.get('product', id)
    return change(world, 'product.updated', 'product', id, {
      active: params.active ?? old.active,
      name: params.name ?? old.name,
      description: params.description === undefined ? old.description : orNull(params.description),
      images: params.images === undefined ? old.images : (orNull(params.images) ?? []),
      url: params.url === undefined ? old.url : orNull(params.url),
      default_price: params.default_price ?? old.default_price ?? null,
      metadata: mergeMetadata(old.metadata, params.metadata),
      updated: world.clock.now(),
    })
  }),
  route('DELETE /v1/products/:id', (world, _, { id }) => {
    const product = world.store.get('product', id)
    if (world.store.all('price').some((price) => price.product === id)) {
      throw invalid('This product cannot be deleted because it has one or more user-created prices.')
    }
    world.store.drop(id)
    emit(world, 'product.deleted', product)
    return { id, object: 'product', deleted: true }
  }),
]

export function createProduct(world: World, params: Given<'POST /v1/products'>): Product {
  only(params, usedToCreate)
  const now = world.clock.now()
  if (params.id !== undefined && world.store.find('product', params.id) !== undefined) {
    throw invalid(`Product already exists: ${params.id}`, { code: 'resource_already_exists', param: 'id' })
  }
  const product = world.store.put<Product>({
    id: params.id ?? newId('prod', 14),
    object: 'product',
    active: params.active ?? true,
    created: now,
    default_price: null,
    description: orNull(params.description),
    images: params.images ?? [],
    livemode: false,
    marketing_features: params.marketing_features ?? [],
    metadata: mergeMetadata({}, params.metadata),
    name: params.name,
    package_dimensions: null,
    shippable: params.shippable ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    tax_code: params.tax_code ?? null,
    tax_details: null,
    type: 'service',
    unit_label: params.unit_label ?? null,
    updated: now,
    url: params.url ?? null,
  })
  emit(world, 'product.created', product)
  return product
}
