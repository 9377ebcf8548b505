import { invalid } from './errors.ts'
import type { World } from './world.ts'

type Includes = Record<string, Record<string, (world: World, id: string) => object>>

/** Members that Stripe leaves out until they are asked for, by object and name. Filled by the resources. */
export type { Includes }

/** Replaces ids by their objects along each path, at most four levels deep. */
export function expand(world: World, includes: Includes, reply: object, paths: string[]): object {
  let expanded = reply
  for (const path of paths) {
    const steps = path.split('.')
    if (steps.filter((step) => step !== 'data').length > 4) {
      throw invalid(`You cannot expand more than 4 levels of a property. Property: ${path}`, {
        param: 'expand',
      })
    }
    expanded = walk(expanded, steps)
  }
  return expanded

  function walk(node: object, steps: string[]): object {
    const [step, ...rest] = steps
    if (step === undefined) return node
    const value: unknown = Reflect.get(node, step) ?? included(node, step)
    if (value === undefined)
      throw invalid(`This property cannot be expanded (${steps.join('.')}).`, { param: 'expand' })
    return { ...node, [step]: into(value, rest, step) }
  }

  function into(value: unknown, rest: string[], step: string): unknown {
    if (value === null) return null
    if (Array.isArray(value)) return value.map((item: unknown) => into(item, rest, step))
    if (typeof value === 'object') return walk(value, rest)
    const found = typeof value === 'string' ? world.store.findAny(value) : undefined
    if (found === undefined) throw invalid(`This property cannot be expanded (${step}).`, { param: 'expand' })
    return walk(found, rest)
  }

  function included(node: object, step: string): unknown {
    const kind: unknown = Reflect.get(node, 'object')
    const id: unknown = Reflect.get(node, 'id')
    if (typeof kind !== 'string' || typeof id !== 'string') return undefined
    const include = includes[kind]?.[step]
    return include?.(world, id) ?? (step in node ? null : undefined)
  }
}
