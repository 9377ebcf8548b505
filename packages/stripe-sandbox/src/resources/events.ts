import { list } from '#core/list.ts'
import { route } from '#core/router.ts'
import type { World } from '#core/world.ts'

export const eventRoutes = [
  route('GET /v1/events', (world, params) => {
    const undelivered = params.delivery_success === undefined ? undefined : undeliveredEvents(world)
    return list(world, 'event', '/v1/events', params, ({ id, type }) => {
      if (params.type !== undefined && !matchesType(type, params.type)) return false
      if (params.types !== undefined && !params.types.includes(type)) return false
      return undelivered === undefined || undelivered.has(id) !== params.delivery_success
    })
  }),
  route('GET /v1/events/:id', (world, _, { id }) => world.store.get('event', id)),
]

/** Events that some endpoint has not taken yet, or never will. */
function undeliveredEvents(world: World): Set<string> {
  const deliveries = world.store.all('local.delivery').filter(({ status }) => status !== 'delivered')
  return new Set(deliveries.map(({ event }) => event))
}

/** `charge.*` stands for everything of its kind. */
function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}
