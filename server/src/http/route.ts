import { ApiError, type Api } from '@stagedoor/contract/client'
import { contract, sayIssue, type EndpointKey, type Input, type Output } from '@stagedoor/contract'
import type { RequestHandler, Router } from 'express'
import type * as z from 'zod'
import type { AppContext, Ctx } from '#context.ts'
import { AppError, toAppError, toWireError } from './errors.ts'
import { requestContext } from './request-context.ts'

/**
 * Decides whether a request may reach its operation: throws to refuse. `label` is what the authorisation
 * matrix knows the rule by.
 */
export type Guard = {
  label: string
  /** 'claim' on a route's first guard leaves reading the session to the operation's own statement. */
  reads?: 'session' | 'claim'
  check: (ctx: Ctx, input: Record<string, unknown>, key: EndpointKey) => Promise<void> | void
}

export type Route = {
  key: EndpointKey
  guards: Guard[]
  run: (ctx: Ctx, input: unknown) => Promise<unknown>
}

type Operation<K extends EndpointKey> = (ctx: Ctx, input: Input<K>) => Promise<Output<K>> | Output<K>

/** Binds an endpoint to its guards and its operation: `route('POST /streams/:streamId/end', requireTeam('producer'), endStream)`. */
export function route<K extends EndpointKey>(key: K, ...rest: [Guard, ...Guard[], Operation<K>]): Route {
  const operation = rest.at(-1) as Operation<K>
  const guards = rest.slice(0, -1) as Guard[]
  const endpoint = contract[key]
  const input = endpoint.inputSchema as z.ZodType<Input<K>>
  const output = endpoint.outputSchema as z.ZodType<Output<K>>
  return {
    key,
    guards,
    async run(ctx, raw) {
      const parsed = input.safeParse(raw, { error: sayIssue })
      if (!parsed.success) throw new AppError('invalid-input', { fields: fieldsOf(parsed.error) })
      for (const guard of guards) await guard.check(ctx, parsed.data as Record<string, unknown>, key)
      const answer = await operation(ctx, parsed.data)
      // In production the types are trusted; everywhere else a wrong answer is a bug found early.
      return ctx.config.environment === 'production' ? answer : output.parse(answer)
    },
  }
}

/** Mounts routes on Express below `/api`. */
export function mountRoutes(router: Router, app: AppContext, routes: Route[]): void {
  for (const item of routes) {
    const [method = 'GET', path = '/'] = item.key.split(' ')
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    router[verb](path, handler(app, item))
  }
}

/** The same routes as a typed caller without an HTTP hop, for the site's pages. */
export function localApi(ctx: Ctx, routes: ReadonlyMap<EndpointKey, Route>): Api {
  return async (key, input) => {
    const found = routes.get(key)
    if (!found) throw new Error(`No route serves ${key}`)
    try {
      return (await found.run(ctx, input)) as Output<typeof key>
    } catch (thrown) {
      const error = toAppError(thrown)
      if (error.status >= 500)
        ctx.log.error({ err: error.cause ?? error, endpoint: key }, 'page request failed')
      throw new ApiError(error.status, toWireError(error, ctx.requestId).error, { cause: thrown })
    }
  }
}

function handler(app: AppContext, item: Route): RequestHandler {
  return async (request, response) => {
    const ctx = await requestContext(app, request, response, { reads: item.guards[0]?.reads ?? 'session' })
    // One place each: what a link can carry must never stand in for a body.
    const isRead = request.method === 'GET' || request.method === 'HEAD' || request.method === 'DELETE'
    const given: unknown = isRead ? request.query : request.body
    const answer = await item.run(ctx, { ...(isRecord(given) ? given : {}), ...request.params })
    // Not `response.json`: what it adds (ETag, JSONP, charset parsing) is not used here, but paid for by each join.
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify(answer))
  }
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
  return fields
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
