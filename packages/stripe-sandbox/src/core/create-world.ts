import { Clock } from './clock.ts'
import { noFaults } from './faults.ts'
import { forgetOldReplies } from './idempotency.ts'
import { randomText } from './ids.ts'
import { Journal } from './journal.ts'
import type { Setting, WebhookEndpoint } from './objects.ts'
import { Store } from './store.ts'
import { apiVersion, forgetOldEvents } from './events.ts'
import type { World } from './world.ts'

export interface WorldOptions {
  dataDir: string
  secretKey?: string | undefined
  publishableKey?: string | undefined
  webhook?: { url: string; secret: string } | undefined
}

/** Opens the data folder and brings its world back: same keys, same objects, same unsent events. */
export function createWorld({ dataDir, secretKey, publishableKey, webhook }: WorldOptions): World {
  const store = new Store(new Journal(dataDir))
  const world: World = {
    store,
    clock: new Clock(),
    faults: noFaults(),
    secretKey: keep(store, 'secretKey', secretKey, 'sk_test_'),
    publishableKey: keep(store, 'publishableKey', publishableKey, 'pk_test_'),
    publicUrl: '',
    outbox: [],
    cause: null,
  }
  forgetOldReplies(world)
  forgetOldEvents(world)
  if (webhook !== undefined) configureWebhook(world, webhook)
  store.commit()
  return world
}

function keep(store: Store, name: string, given: string | undefined, prefix: string): string {
  if (given !== undefined && !given.startsWith(prefix))
    throw new Error(`${name} must start with ${prefix}: no real keys here`)
  const id = `setting:${name}`
  const value = given ?? store.find('local.setting', id)?.value ?? prefix + randomText(32)
  store.put<Setting>({ id, object: 'local.setting', value })
  return value
}

/** The endpoint given at the start, under one id, so that events still to be sent follow it to a new address. */
function configureWebhook(world: World, { secret, url }: { url: string; secret: string }) {
  const id = 'we_configured'
  const known = world.store.find('webhook_endpoint', id)
  world.store.put<WebhookEndpoint>({
    id,
    object: 'webhook_endpoint',
    api_version: apiVersion,
    application: null,
    created: known?.created ?? world.clock.now(),
    description: 'Given when the sandbox was started',
    enabled_events: ['*'],
    livemode: false,
    metadata: {},
    secret,
    status: 'enabled',
    url,
  })
}
