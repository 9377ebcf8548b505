import { list, paginate } from '#core/list.ts'
import { invalid } from '#core/errors.ts'
import type { Includes } from '#core/expand.ts'
import { mergeMetadata, only } from '#core/params.ts'
import { route } from '#core/router.ts'
import { planOf } from '#flows/plan.ts'
import { expireSession } from '#flows/expire.ts'
import { createSession } from './create-session.ts'

export const checkoutSessionRoutes = [
  route('POST /v1/checkout/sessions', createSession),
  route('GET /v1/checkout/sessions', (world, params) =>
    list(world, 'checkout.session', '/v1/checkout/sessions', params, (session) => {
      const { customer, customer_details, payment_intent, status, subscription } = params
      if (customer !== undefined && session.customer !== customer) return false
      if (payment_intent !== undefined && session.payment_intent !== payment_intent) return false
      if (subscription !== undefined && session.subscription !== subscription) return false
      if (status !== undefined && session.status !== status) return false
      return customer_details === undefined || session.customer_details?.email === customer_details.email
    }),
  ),
  route('GET /v1/checkout/sessions/:id', (world, _, { id }) => world.store.get('checkout.session', id)),
  route('POST /v1/checkout/sessions/:id', (world, params, { id }) => {
    only(params, 'metadata')
    const old = world.store.get('checkout.session', id)
    return world.store.update('checkout.session', id, {
      metadata: mergeMetadata(old.metadata ?? {}, params.metadata),
    })
  }),
  route('POST /v1/checkout/sessions/:id/expire', (world, _, { id }) => {
    const { status } = world.store.get('checkout.session', id)
    if (status !== 'open') {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${status}\`.`,
      )
    }
    return expireSession(world, id)
  }),
  route('GET /v1/checkout/sessions/:id/line_items', (world, params, { id }) => {
    world.store.get('checkout.session', id)
    return paginate(planOf(world, id).lineItems, `/v1/checkout/sessions/${id}/line_items`, params)
  }),
]

export const checkoutSessionIncludes: Includes[string] = {
  line_items: (world, id) =>
    paginate(planOf(world, id).lineItems, `/v1/checkout/sessions/${id}/line_items`, {}),
}
