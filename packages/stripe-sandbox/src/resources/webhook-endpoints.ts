import { apiVersion } from '#core/events.ts'
import { newId, randomText } from '#core/ids.ts'
import { list } from '#core/list.ts'
import type { WebhookEndpoint } from '#core/objects.ts'
import { mergeMetadata, orNull, only } from '#core/params.ts'
import { route } from '#core/router.ts'

export const webhookEndpointRoutes = [
  route('POST /v1/webhook_endpoints', (world, params) => {
    only(params, 'api_version description enabled_events metadata url')
    return world.store.put<WebhookEndpoint>({
      id: newId('we'),
      object: 'webhook_endpoint',
      api_version: params.api_version ?? apiVersion,
      application: null,
      created: world.clock.now(),
      description: orNull(params.description),
      enabled_events: params.enabled_events,
      livemode: false,
      metadata: mergeMetadata({}, params.metadata),
      secret: `whsec_${randomText(32)}`,
      status: 'enabled',
      url: params.url,
    })
  }),
  route('GET /v1/webhook_endpoints', (world, params) => {
    const page = list(world, 'webhook_endpoint', '/v1/webhook_endpoints', params)
    return { ...page, data: page.data.map(hideSecret) }
  }),
  route('GET /v1/webhook_endpoints/:id', (world, _, { id }) =>
    hideSecret(world.store.get('webhook_endpoint', id)),
  ),
  route('POST /v1/webhook_endpoints/:id', (world, params, { id }) => {
    const old = world.store.get('webhook_endpoint', id)
    const disabled = params.disabled ?? old.status === 'disabled'
    const next = world.store.update('webhook_endpoint', id, {
      description: params.description === undefined ? old.description : orNull(params.description),
      enabled_events: params.enabled_events ?? old.enabled_events,
      metadata: mergeMetadata(old.metadata, params.metadata),
      status: disabled ? 'disabled' : 'enabled',
      url: params.url ?? old.url,
    })
    return hideSecret(next)
  }),
  route('DELETE /v1/webhook_endpoints/:id', (world, _, { id }) => {
    world.store.get('webhook_endpoint', id)
    world.store.drop(id)
    return { id, object: 'webhook_endpoint', deleted: true }
  }),
]

/** The secret is shown once, when the endpoint is made. */
function hideSecret({ secret: _secret, ...shown }: WebhookEndpoint): Omit<WebhookEndpoint, 'secret'> {
  return shown
}
