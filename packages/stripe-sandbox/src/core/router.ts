import type { Requests } from '#schemas/requests.ts'
import type { Wire } from './wire.ts'
import type { World } from './world.ts'

/** The parameters of a request after validation: the SDK's type, enums closed. */
export type Given<K extends keyof Requests> = Wire<Requests[K]>

export interface Route {
  key: string
  method: string
  parts: string[]
  run: (world: World, params: object, path: Record<string, string>) => object
}

type Names<Path> = Path extends `${infer _}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Path extends `${infer _}:${infer Name}`
    ? Name
    : never

/** Ties a request to its handler; the parameters have the SDK's own type. */
export function route<K extends keyof Requests>(
  key: K,
  handler: (world: World, params: Given<K>, path: Record<Names<K>, string>) => object,
): Route {
  const [method = '', pattern = ''] = key.split(' ')
  return {
    key,
    method,
    parts: pattern.split('/'),
    // Both were checked before: the parameters against the schema of this key, the path by `match`.
    run: (world, params, path) => handler(world, params as Given<K>, path as Record<Names<K>, string>),
  }
}

export function match(routes: Route[], method: string, path: string) {
  const given = path.split('/')
  for (const candidate of routes) {
    if (candidate.method !== method || candidate.parts.length !== given.length) continue
    const found = pathParams(candidate.parts, given)
    if (found !== undefined) return { route: candidate, path: found }
  }
  return undefined
}

function pathParams(parts: string[], given: string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return undefined
  }
  return found
}
