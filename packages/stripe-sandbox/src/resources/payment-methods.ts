import { StripeError } from '#core/errors.ts'
import { change, emit } from '#core/events.ts'
import { paginate } from '#core/list.ts'
import type { PaymentMethod } from '#core/objects.ts'
import { mergeMetadata } from '#core/params.ts'
import { route } from '#core/router.ts'
import type { World } from '#core/world.ts'
import { acceptAlias, behaviourOf } from '#flows/cards.ts'
import { declineError } from '#flows/decline.ts'

export const paymentMethodRoutes = [
  route('POST /v1/payment_methods', () => {
    throw new StripeError(402, {
      type: 'invalid_request_error',
      message:
        'Card numbers never pass the server: use the card form, or a test method such as pm_card_visa.',
    })
  }),
  route('GET /v1/payment_methods', (world, params) => {
    const { customer, type } = params
    const methods = world.store.all('payment_method').filter((method) => {
      return (
        method.customer !== null &&
        method.customer === customer &&
        (type === undefined || method.type === type)
      )
    })
    return paginate(methods.toReversed(), '/v1/payment_methods', params)
  }),
  route('GET /v1/payment_methods/:id', (world, _, { id }) => findMethod(world, id)),
  route('POST /v1/payment_methods/:id', (world, params, { id }) => {
    const old = world.store.get('payment_method', id)
    return change(world, 'payment_method.updated', 'payment_method', id, {
      allow_redisplay: params.allow_redisplay ?? old.allow_redisplay ?? 'unspecified',
      metadata: mergeMetadata(old.metadata ?? {}, params.metadata),
    })
  }),
  route('POST /v1/payment_methods/:id/attach', (world, params, { id }) => {
    const customer = world.store.get('customer', params.customer ?? '', 'customer')
    const method = findMethod(world, id)
    const { behaviour } = behaviourOf(world, method.id)
    if (behaviour.startsWith('declines:')) throw declineError(behaviour)
    return attach(world, method.id, customer.id)
  }),
  route('POST /v1/payment_methods/:id/detach', (world, _, { id }) => {
    const method = world.store.update('payment_method', id, { customer: null })
    emit(world, 'payment_method.detached', method)
    return method
  }),
]

/** A payment method by id, or a new one by the name of a test card. */
export function findMethod(world: World, id: string, param?: string): PaymentMethod {
  return acceptAlias(world, id) ?? world.store.get('payment_method', id, param)
}

export function attach(world: World, id: string, customer: string): PaymentMethod {
  const method = world.store.update('payment_method', id, { customer })
  emit(world, 'payment_method.attached', method)
  return method
}
