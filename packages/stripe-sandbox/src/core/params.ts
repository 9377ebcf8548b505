import { invalid } from './errors.ts'

/** The SDK writes null as an empty string; both mean "nothing". */
export function orNull<T>(value: T | '' | null | undefined): T | null {
  return value === '' || value === undefined ? null : value
}

/** Merges metadata as Stripe does: an empty value removes its key, an empty whole removes all. */
export function mergeMetadata(
  old: Record<string, string>,
  given: Record<string, string | number | null> | '' | null | undefined,
): Record<string, string> {
  if (given === undefined) return old
  if (given === null || given === '') return {}
  const merged = {
    ...old,
    ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value ?? '')])),
  }
  const kept = Object.entries(merged).filter(([, value]) => value !== '')
  if (kept.length > 50) throw invalid('Metadata can hold 50 keys.', { param: 'metadata' })
  for (const [key, value] of kept) {
    if (key.length > 40)
      throw invalid(`Metadata key ${key.slice(0, 40)}… is longer than 40.`, { param: 'metadata' })
    if (value.length > 500)
      throw invalid(`Metadata value of ${key} is longer than 500.`, { param: `metadata[${key}]` })
  }
  return Object.fromEntries(kept)
}

/** Nothing is ignored in silence: a parameter that Stripe has and the sandbox does not use is refused by name. */
export function only(params: object, used: string, inside = '') {
  const names = new Set([...used.split(' '), 'expand'])
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || names.has(name)) continue
    const param = inside === '' ? name : `${inside}[${name}]`
    throw invalid(`The sandbox does not do ${param} yet.`, { param })
  }
}

export function wholeNumber(value: unknown, param: string, least = 0): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
  throw invalid(`Invalid ${param}: must be a whole number of at least ${least}.`, {
    code: 'parameter_invalid_integer',
    param,
  })
}
