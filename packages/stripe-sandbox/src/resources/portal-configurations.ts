import { invalid } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { list } from '#core/list.ts'
import type { PortalConfiguration } from '#core/objects.ts'
import { mergeMetadata, orNull } from '#core/params.ts'
import { type Given, route } from '#core/router.ts'
import type { World } from '#core/world.ts'

type Params =
  Given<'POST /v1/billing_portal/configurations'> | Given<'POST /v1/billing_portal/configurations/:id'>
type Features = PortalConfiguration['features']

export const portalConfigurationRoutes = [
  route('POST /v1/billing_portal/configurations', (world, params) => {
    const first = world.store.all('billing_portal.configuration').length === 0
    const now = world.clock.now()
    return world.store.put<PortalConfiguration>({
      id: newId('bpc'),
      object: 'billing_portal.configuration',
      active: true,
      application: null,
      ...settings(blank, params),
      created: now,
      is_default: first,
      livemode: false,
      login_page: { enabled: false, url: null },
      updated: now,
    })
  }),
  route('GET /v1/billing_portal/configurations', (world, params) =>
    list(
      world,
      'billing_portal.configuration',
      '/v1/billing_portal/configurations',
      params,
      (configuration) => {
        if (params.active !== undefined && configuration.active !== params.active) return false
        return params.is_default === undefined || configuration.is_default === params.is_default
      },
    ),
  ),
  route('GET /v1/billing_portal/configurations/:id', (world, _, { id }) =>
    world.store.get('billing_portal.configuration', id),
  ),
  route('POST /v1/billing_portal/configurations/:id', (world, params, { id }) => {
    const old = world.store.get('billing_portal.configuration', id)
    return world.store.update('billing_portal.configuration', id, {
      ...settings(old, params),
      active: params.active ?? old.active,
      updated: world.clock.now(),
    })
  }),
]

/** The configuration a session without one uses. */
export function defaultConfiguration(world: World): PortalConfiguration {
  const found = world.store
    .all('billing_portal.configuration')
    .find((configuration) => configuration.is_default)
  if (found !== undefined) return found
  throw invalid(
    'No configuration provided and no default one was made: create a billing_portal.configuration first.',
  )
}

type Settings = Pick<
  PortalConfiguration,
  'business_profile' | 'default_return_url' | 'features' | 'metadata' | 'name'
>

const blank: Settings = {
  business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
  default_return_url: null,
  features: {
    customer_update: { allowed_updates: [], enabled: false },
    invoice_history: { enabled: false },
    payment_method_update: { enabled: false, payment_method_configuration: null },
    subscription_cancel: {
      cancellation_reason: { enabled: false, feedback_options: null, options: [] },
      enabled: false,
      mode: 'at_period_end',
      proration_behavior: 'none',
    },
    subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: [],
      enabled: false,
      proration_behavior: 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  },
  metadata: {},
  name: null,
}

function settings(old: Settings, params: Params): Settings {
  const { business_profile: profile, default_return_url: returnUrl, name } = params
  return {
    business_profile: {
      headline: profile?.headline === undefined ? old.business_profile.headline : orNull(profile.headline),
      privacy_policy_url: orNull(profile?.privacy_policy_url ?? old.business_profile.privacy_policy_url),
      terms_of_service_url: orNull(
        profile?.terms_of_service_url ?? old.business_profile.terms_of_service_url,
      ),
    },
    default_return_url: returnUrl === undefined ? old.default_return_url : orNull(returnUrl),
    features: featuresOf(old.features, params.features ?? {}),
    metadata: mergeMetadata(old.metadata ?? {}, params.metadata),
    name: name === undefined ? old.name : orNull(name),
  }
}

function featuresOf(old: Features, given: NonNullable<Params['features']>): Features {
  const { customer_update: customer, subscription_cancel: cancel, subscription_update: update } = given
  if (update?.enabled === true || given.subscription_pause?.enabled === true) {
    throw invalid('The portal of the sandbox does not change or pause subscriptions yet.', {
      param: 'features',
    })
  }
  return {
    ...old,
    customer_update: {
      allowed_updates: orNull(customer?.allowed_updates) ?? old.customer_update.allowed_updates,
      enabled: customer?.enabled ?? old.customer_update.enabled,
    },
    invoice_history: given.invoice_history ?? old.invoice_history,
    payment_method_update: {
      enabled: given.payment_method_update?.enabled ?? old.payment_method_update.enabled,
      payment_method_configuration: null,
    },
    subscription_cancel: {
      ...old.subscription_cancel,
      enabled: cancel?.enabled ?? old.subscription_cancel.enabled,
      mode: cancel?.mode ?? old.subscription_cancel.mode,
    },
  }
}
