import { invalid } from '#core/errors.ts'

/** The JSON object a page of ours has sent. */
export function readJson(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    // Answered like any other body that is not an object.
  }
  throw invalid('The body must be a JSON object.')
}

export function textOf(input: Record<string, unknown>, name: string): string {
  const value = input[name]
  return typeof value === 'string' ? value : ''
}
