import { invalid } from '#core/errors.ts'
import { parseForm } from '#core/form.ts'

/** What a page or a test has sent: a JSON object, or the fields of an HTML form. */
export function readInput(body: string): Record<string, unknown> {
  if (body === '') return {}
  if (!body.startsWith('{')) return parseForm(body)
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

/** A number given as one or, by a form, as its digits; `or` when it is missing. */
export function numberOf(input: Record<string, unknown>, name: string, or: number): number {
  const value = input[name]
  const number = value === undefined || value === '' ? or : Number(value)
  if (Number.isFinite(number)) return number
  throw invalid(`${name} must be a number.`, { param: name })
}
