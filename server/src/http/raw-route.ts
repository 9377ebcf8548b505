import type { Request, RequestHandler, Response, Router } from 'express'
import type { AppContext, Ctx } from '#context.ts'
import { requestContext } from './request-context.ts'

/**
 * An endpoint whose answer the contract cannot describe: an event stream, a file. It names its rule like every
 * other one, for the authorisation matrix.
 */
export type RawRoute = {
  key: `GET /${string}`
  label: string
  /** Made once a process; called for each request. */
  serve: (app: AppContext) => (ctx: Ctx, request: Request, response: Response) => Promise<void>
}

export function mountRawRoutes(router: Router, app: AppContext, routes: RawRoute[]): void {
  for (const { key, serve } of routes) {
    const answer = serve(app)
    const handler: RequestHandler = async (request, response) =>
      answer(await requestContext(app, request, response), request, response)
    router.get(key.slice('GET '.length), handler)
  }
}
