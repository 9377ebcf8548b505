import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { readFileSync } from 'node:fs'
import { invalid, type StripeError } from './errors.ts'
import type { Form } from './form.ts'

const { requests, definitions } = JSON.parse(
  readFileSync(new URL('../schemas/params.json', import.meta.url), 'utf8'),
) as { requests: Record<string, object>; definitions: Record<string, object> }

const ajv = new Ajv({ allErrors: true, coerceTypes: true, strict: false, allowUnionTypes: true })
const validators = new Map<string, ValidateFunction>()

/** The parameters of a request as the SDK's types describe them, or Stripe's error. Compiled when first used. */
export function validate(endpoint: string, form: Form): object {
  const check = validators.get(endpoint) ?? compile(endpoint)
  const params = structuredClone(form)
  if (!check(params)) throw problem(check.errors ?? [])
  return params
}

function compile(endpoint: string): ValidateFunction {
  const schema = requests[endpoint]
  if (schema === undefined) throw new Error(`${endpoint} has no schema: run pnpm schemas`)
  const check = ajv.compile({ ...schema, definitions })
  validators.set(endpoint, check)
  return check
}

function problem(errors: ErrorObject[]): StripeError {
  // The deepest finding is the useful one: branches of a union complain about what is not theirs.
  const [error] = errors.toSorted((a, b) => weight(b) - weight(a))
  if (error === undefined) return invalid('The parameters are invalid.')
  const at = bracketed(error.instancePath)
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = inside(at, String(error.params['additionalProperty']))
      return invalid(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name })
    }
    case 'required': {
      const name = inside(at, String(error.params['missingProperty']))
      return invalid(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name })
    }
    case 'enum': {
      const allowed: unknown[] = [error.params['allowedValues']].flat()
      return invalid(`Invalid ${at}: must be one of ${allowed.join(', ')}`, { param: at })
    }
    default: {
      const number = ['integer', 'number'].includes(String(error.params['type']))
      const code = number ? { code: 'parameter_invalid_integer' } : {}
      return invalid(`Invalid ${at}: ${error.message}`, { ...code, param: at })
    }
  }
}

/** At the same depth, a misspelt name says more than a missing one, and that more than a wrong value. */
function weight({ instancePath, keyword }: ErrorObject): number {
  const clarity = ['required', 'additionalProperties'].indexOf(keyword) + 1
  return instancePath.split('/').length * 4 + clarity
}

function bracketed(pointer: string): string {
  const [first = '', ...rest] = pointer.split('/').slice(1)
  return first + rest.map((part) => `[${part}]`).join('')
}

function inside(parent: string, name: string): string {
  return parent === '' ? name : `${parent}[${name}]`
}
