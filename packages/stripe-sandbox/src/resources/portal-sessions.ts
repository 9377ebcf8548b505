import { invalid } from '#core/errors.ts'
import { newId, randomText } from '#core/ids.ts'
import type { PortalSession } from '#core/objects.ts'
import { only } from '#core/params.ts'
import { type Given, route } from '#core/router.ts'
import type { World } from '#core/world.ts'
import { defaultConfiguration } from './portal-configurations.ts'

type Params = Given<'POST /v1/billing_portal/sessions'>

export const portalSessionRoutes = [
  route('POST /v1/billing_portal/sessions', (world, params) => {
    only(params, 'configuration customer flow_data locale return_url')
    const customer = world.store.get('customer', params.customer ?? '', 'customer')
    const { configuration } = params
    const settings =
      configuration === undefined
        ? defaultConfiguration(world)
        : world.store.get('billing_portal.configuration', configuration, 'configuration')
    const id = `${newId('bps')}${randomText(16)}`
    return world.store.put<PortalSession>({
      id,
      object: 'billing_portal.session',
      configuration: settings.id,
      created: world.clock.now(),
      customer: customer.id,
      customer_account: null,
      flow: flowOf(world, params, customer.id),
      livemode: false,
      locale: params.locale ?? null,
      on_behalf_of: null,
      return_url: params.return_url ?? settings.default_return_url,
      url: `${world.publicUrl}/_local/portal/${id}`,
    })
  }),
]

function flowOf(world: World, { flow_data: data }: Params, customer: string): PortalSession['flow'] {
  if (data === undefined) return null
  const { after_completion: after, subscription_cancel: cancel, type } = data
  if (type !== 'payment_method_update' && type !== 'subscription_cancel') {
    throw invalid(`The portal of the sandbox has no flow ${type} yet.`, { param: 'flow_data[type]' })
  }
  if (type === 'subscription_cancel') checkOwner(world, cancel?.subscription ?? '', customer)
  return {
    after_completion: {
      hosted_confirmation: null,
      redirect: after?.redirect ?? null,
      type: after?.type ?? 'portal_homepage',
    },
    customer_update: null,
    subscription_cancel: cancel === undefined ? null : { retention: null, subscription: cancel.subscription },
    subscription_pause: null,
    subscription_update: null,
    subscription_update_confirm: null,
    type,
  }
}

function checkOwner(world: World, id: string, customer: string) {
  const param = 'flow_data[subscription_cancel][subscription]'
  const subscription = world.store.get('subscription', id, param)
  if (subscription.customer !== customer)
    throw invalid('This subscription belongs to another customer.', { param })
}
