import { missing } from './errors.ts'
import type { Kind, Objects } from './objects.ts'
import type { WireList } from './wire.ts'
import type { World } from './world.ts'

interface Page {
  limit?: number
  starting_after?: string
  ending_before?: string
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number }
}

/** One page of a kind, newest first, of those that match. */
export function list<K extends Kind>(
  world: World,
  kind: K,
  url: string,
  page: Page,
  matches: (item: Objects[K]) => boolean = () => true,
): WireList<Objects[K]> {
  const items = world.store.all(kind).filter((item) => matches(item) && inRange(item, page.created))
  return paginate(items.toReversed(), url, page)
}

/** Cuts items, already in their order, at the cursor. */
export function paginate<T extends { id: string; object: string }>(
  items: T[],
  url: string,
  page: Page,
): WireList<T> {
  const limit = Math.min(Math.max(page.limit ?? 10, 1), 100)
  if (page.ending_before !== undefined) {
    const end = indexOf(items, page.ending_before, 'ending_before')
    const start = Math.max(0, end - limit)
    return { object: 'list', data: items.slice(start, end), has_more: start > 0, url }
  }
  const start =
    page.starting_after === undefined ? 0 : indexOf(items, page.starting_after, 'starting_after') + 1
  return {
    object: 'list',
    data: items.slice(start, start + limit),
    has_more: items.length > start + limit,
    url,
  }
}

function indexOf(items: { id: string; object: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) throw missing(items[0]?.object ?? 'object', id, param)
  return index
}

function inRange(item: object, range: Page['created']): boolean {
  const created: unknown = Reflect.get(item, 'created')
  if (range === undefined || typeof created !== 'number') return true
  if (typeof range === 'number') return created === range
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = range
  return created > gt && created >= gte && created < lt && created <= lte
}
