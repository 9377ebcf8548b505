import { invalid } from '#core/errors.ts'
import { change } from '#core/events.ts'
import { list, paginate } from '#core/list.ts'
import type { Subscription, SubscriptionItem } from '#core/objects.ts'
import { mergeMetadata, only, orNull } from '#core/params.ts'
import { type Given, route } from '#core/router.ts'
import type { World } from '#core/world.ts'
import { endSubscription } from '#flows/end-subscription.ts'
import { periodEnd } from '#flows/renew.ts'

const changeable =
  'cancel_at cancel_at_period_end default_payment_method description metadata proration_behavior'

export const subscriptionRoutes = [
  route('GET /v1/subscriptions', (world, params) =>
    list(world, 'subscription', '/v1/subscriptions', params, (subscription) => {
      const { customer, price, status } = params
      if (customer !== undefined && subscription.customer !== customer) return false
      if (price !== undefined && subscription.items.data.every((item) => item.price.id !== price))
        return false
      if (status === undefined) return subscription.status !== 'canceled'
      if (status === 'ended') return subscription.ended_at !== null
      return status === 'all' || subscription.status === status
    }),
  ),
  route('GET /v1/subscriptions/:id', (world, _, { id }) => world.store.get('subscription', id)),
  route('POST /v1/subscriptions/:id', (world, params, { id }) => updateSubscription(world, id, params)),
  route('DELETE /v1/subscriptions/:id', (world, params, { id }) => {
    const { cancellation_details, invoice_now, prorate } = params
    if (invoice_now === true || prorate === true) throw invalid('The sandbox does not prorate yet.')
    if (world.store.get('subscription', id).status === 'canceled') {
      throw invalid(`No such subscription: '${id}'`, { code: 'resource_missing', param: 'id' })
    }
    return endSubscription(world, id, {
      comment: orNull(cancellation_details?.comment),
      feedback: orNull(cancellation_details?.feedback),
      reason: 'cancellation_requested',
    })
  }),
  route('GET /v1/subscription_items', (world, params) => {
    const items = world.store.get('subscription', params.subscription, 'subscription').items.data
    return paginate(items, '/v1/subscription_items', params)
  }),
  route('GET /v1/subscription_items/:id', (world, _, { id }) => findItem(world, id)),
]

function updateSubscription(
  world: World,
  id: string,
  params: Given<'POST /v1/subscriptions/:id'>,
): Subscription {
  only(params, changeable)
  const old = world.store.get('subscription', id)
  if (old.status === 'canceled') {
    throw invalid('A canceled subscription can only update its cancellation_details and metadata.')
  }
  const { default_payment_method: method, description, metadata } = params
  if (method) world.store.get('payment_method', method, 'default_payment_method')
  return change(world, 'customer.subscription.updated', 'subscription', id, {
    ...endOf(world, old, params),
    default_payment_method: method === undefined ? old.default_payment_method : orNull(method),
    description: description === undefined ? old.description : orNull(description),
    metadata: mergeMetadata(old.metadata, metadata),
  })
}

/** With flexible billing the flag comes with the date it stands for. */
function endOf(
  world: World,
  old: Subscription,
  params: Given<'POST /v1/subscriptions/:id'>,
): Partial<Subscription> {
  const { cancel_at, cancel_at_period_end: atEnd } = params
  const now = world.clock.now()
  if (atEnd === true) {
    return { cancel_at: periodEnd(old), cancel_at_period_end: true, ...requested(old.canceled_at ?? now) }
  }
  if (typeof cancel_at === 'number') {
    if (cancel_at <= now) throw invalid('cancel_at must be in the future.', { param: 'cancel_at' })
    return { cancel_at, cancel_at_period_end: false, ...requested(old.canceled_at ?? now) }
  }
  if (typeof cancel_at === 'object' && cancel_at !== null)
    throw invalid('The sandbox takes cancel_at as a time only.')
  if (atEnd === undefined && cancel_at === undefined) return {}
  return { cancel_at: null, cancel_at_period_end: false, ...requested(null) }
}

function requested(at: number | null): Partial<Subscription> {
  const reason = at === null ? null : ('cancellation_requested' as const)
  return {
    canceled_at: at,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason },
  }
}

function findItem(world: World, id: string): SubscriptionItem {
  const items = world.store.all('subscription').flatMap((subscription) => subscription.items.data)
  const found = items.find((item) => item.id === id)
  if (found === undefined)
    throw invalid(`No such subscription_item: '${id}'`, { code: 'resource_missing', param: 'id' })
  return found
}
