import { change } from '#core/events.ts'
import { list } from '#core/list.ts'
import { mergeMetadata } from '#core/params.ts'
import { route } from '#core/router.ts'
import { createRefund } from '#flows/refund.ts'

export const refundRoutes = [
  route('POST /v1/refunds', createRefund),
  route('GET /v1/refunds', (world, params) =>
    list(world, 'refund', '/v1/refunds', params, ({ charge, payment_intent }) => {
      if (params.charge !== undefined && charge !== params.charge) return false
      return params.payment_intent === undefined || payment_intent === params.payment_intent
    }),
  ),
  route('GET /v1/refunds/:id', (world, _, { id }) => world.store.get('refund', id)),
  route('POST /v1/refunds/:id', (world, params, { id }) => {
    const old = world.store.get('refund', id)
    return change(world, 'refund.updated', 'refund', id, {
      metadata: mergeMetadata(old.metadata ?? {}, params.metadata),
    })
  }),
]
