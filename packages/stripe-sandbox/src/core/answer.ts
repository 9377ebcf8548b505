import { errorReply, invalid, StripeError } from './errors.ts'
import { apiVersion } from './events.ts'
import { expand, type Includes } from './expand.ts'
import { takeFailure } from './faults.ts'
import { parseForm } from './form.ts'
import { findReply, fingerprintOf, keepReply } from './idempotency.ts'
import { newId } from './ids.ts'
import { match, type Route } from './router.ts'
import { validate } from './validate.ts'
import type { World } from './world.ts'

export interface ApiRequest {
  method: string
  path: string
  query: string
  body: string
  header: (name: string) => string | undefined
}

/** `cut`: whatever was done is done, but the connection breaks before the reply. */
export interface ApiReply {
  status: number
  headers: Record<string, string>
  body: string
  cut: boolean
}

/** Answers one call of Stripe's API. Synchronous from the first read to the commit: nothing comes between. */
export function answer(world: World, routes: Route[], includes: Includes, request: ApiRequest): ApiReply {
  const requestId = newId('req', 14)
  const key = request.method === 'POST' ? request.header('idempotency-key') : undefined
  const fingerprint = fingerprintOf(request.method, request.path, request.body)
  const failure = takeFailure(world.faults, request.method, request.path)
  world.cause = { id: requestId, idempotency_key: key ?? null }
  const reply = failure?.when === 'before' ? failed(failure.status, requestId) : attempt()
  world.cause = null
  world.store.commit()
  if (failure?.when === 'after') return { ...reply, ...failed(failure.status, requestId) }
  return { ...reply, cut: failure?.when === 'cut' }

  function attempt(): ApiReply {
    try {
      authorise(world, request)
      const stored = key === undefined ? undefined : findReply(world, key, fingerprint)
      if (stored !== undefined)
        return respond(stored.status, stored.body, requestId, { 'Idempotent-Replayed': 'true' })
      const body = JSON.stringify(perform(world, routes, includes, request))
      if (key !== undefined) keepReply(world, key, { fingerprint, status: 200, body })
      return respond(200, body, requestId)
    } catch (error) {
      const { status, body } = errorReply(error, requestId)
      const text = JSON.stringify(body)
      // A request that never began is not kept: it may be corrected and sent again under the same key.
      const began = status === 402 || status >= 500
      if (key !== undefined && began) keepReply(world, key, { fingerprint, status, body: text })
      return respond(status, text, requestId, { 'Stripe-Should-Retry': String(status >= 500) })
    }
  }
}

function perform(world: World, routes: Route[], includes: Includes, request: ApiRequest): object {
  const { method, path } = request
  const found = match(routes, method, path)
  if (found === undefined) {
    const message = `Unrecognized request URL (${method}: ${path}). The sandbox does not have it.`
    throw new StripeError(404, { type: 'invalid_request_error', message })
  }
  const form = { ...parseForm(request.query), ...parseForm(request.body) }
  const params = validate(found.route.key, form)
  const reply = found.route.run(world, params, found.path)
  const paths: unknown = Reflect.get(params, 'expand')
  return Array.isArray(paths) ? expand(world, includes, reply, paths.map(String)) : reply
}

function authorise(world: World, request: ApiRequest) {
  const given = request.header('authorization') ?? ''
  const [scheme = '', value = ''] = given.split(' ')
  const key = scheme === 'Basic' ? Buffer.from(value, 'base64').toString().split(':')[0] : value
  if (key !== world.secretKey) {
    const message = key
      ? `Invalid API Key provided: ${key.slice(0, 8)}…${key.slice(-4)}`
      : 'You did not provide an API key.'
    throw new StripeError(401, { type: 'invalid_request_error', message })
  }
  const version = request.header('stripe-version') ?? apiVersion
  if (version !== apiVersion)
    throw invalid(`The sandbox speaks API version ${apiVersion} only, not ${version}.`)
}

function failed(status: number, requestId: string): ApiReply {
  const error = new StripeError(status, { type: 'api_error', message: 'The sandbox was told to fail here.' })
  const { body } = errorReply(error, requestId)
  return respond(status, JSON.stringify(body), requestId, { 'Stripe-Should-Retry': 'true' })
}

function respond(
  status: number,
  body: string,
  requestId: string,
  headers: Record<string, string> = {},
): ApiReply {
  const common = { 'Content-Type': 'application/json', 'Request-Id': requestId, 'Stripe-Version': apiVersion }
  return { status, body, headers: { ...common, ...headers }, cut: false }
}
