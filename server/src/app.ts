import type { IncomingMessage, RequestListener } from 'node:http'
import type { Duplex } from 'node:stream'
import { toOpenApi } from '@stagedoor/contract/openapi'
import type { EndpointKey } from '@stagedoor/contract'
import express, { Router, type RequestHandler } from 'express'
import type { AppContext } from './context.ts'
import { accountRoutes } from './features/accounts/routes.ts'
import { adminPages } from './features/admin/routes.ts'
import { chatRoutes } from './features/chat/routes.ts'
import { chatWebhooks } from './features/chat/webhooks.ts'
import { experienceRoutes } from './features/experiences/routes.ts'
import { passRoutes } from './features/passes/routes.ts'
import { profileRoutes } from './features/profiles/routes.ts'
import { purchaseRoutes } from './features/purchases/routes.ts'
import { purchaseWebhooks } from './features/purchases/webhooks.ts'
import { recordingRawRoutes, recordingRoutes } from './features/recordings/routes.ts'
import { spaceRoutes } from './features/spaces/routes.ts'
import { admitToRoom } from './features/streams/admit-to-room.ts'
import { streamRawRoutes, streamRoutes } from './features/streams/routes.ts'
import { streamWebhooks } from './features/streams/webhooks.ts'
import { uploadRoutes } from './features/uploads/routes.ts'
import { studioCors } from './http/cors.ts'
import { errorHandler, notFound } from './http/errors.ts'
import { healthRoutes } from './http/health.ts'
import { mediaRoutes } from './http/media.ts'
import { mountRawRoutes, type RawRoute } from './http/raw-route.ts'
import { requestLog } from './http/request-log.ts'
import { mountRoutes, type Route } from './http/route.ts'
import { securityHeaders } from './http/security-headers.ts'
import { createSignallingGate } from './http/signalling-gate.ts'
import { mountSite } from './http/site.ts'
import { webhookHandlers, type Webhook } from './http/webhook.ts'

const routes: Route[] = [
  ...accountRoutes,
  ...profileRoutes,
  ...spaceRoutes,
  ...experienceRoutes,
  ...passRoutes,
  ...purchaseRoutes,
  ...streamRoutes,
  ...chatRoutes,
  ...recordingRoutes,
  ...uploadRoutes,
]
export const rawRoutes: RawRoute[] = [...streamRawRoutes, ...recordingRawRoutes]
const webhooks: Webhook[] = [...purchaseWebhooks, ...streamWebhooks, ...chatWebhooks]

/** Every endpoint of the contract that is served, by its key. */
export const routeTable: ReadonlyMap<EndpointKey, Route> = new Map(routes.map((route) => [route.key, route]))

export type Front = {
  /** For the HTTP server's `request` event. */
  listener: RequestListener
  /** For the HTTP server's `upgrade` event. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  close(): void
}

/** The one public HTTP surface: what stands where, in the order it is asked. */
export async function createApp(app: AppContext): Promise<Front> {
  const gate = createSignallingGate(app, (entry) => admitToRoom(app.pool, entry))
  const site = await mountSite(app, routeTable)
  const { host } = new URL(app.config.http.publicUrl)
  const headers = new Map(Object.entries(securityHeaders(app.config)))
  const front = express()
    .disable('x-powered-by')
    .disable('etag')
    .set('trust proxy', app.config.http.trustProxyHops)
    .set('query parser', 'simple')

  front.use(requestLog(app.log))
  front.use((_request, response, next) => next(void response.setHeaders(headers)))
  front.use('/api', studioCors(app.config), healthRoutes(app), api(app))
  front.get(['/rtc/validate', '/rtc/v1/validate'], gate.validate)
  for (const hook of webhooks) front.post(`/webhooks${hook.path}`, webhookHandlers(app, hook))
  front.get('/openapi.json', openApi(app))
  front.use('/media', mediaRoutes(app))
  front.use('/admin', adminPages(app))
  front.use(['/rtc', '/webhooks', '/openapi.json'], nothingHere)
  front.use(site)
  front.use(errorHandler(app.log))
  return {
    listener(request, response) {
      if (request.headers.host !== host || !app.pages.answer(request, response)) front(request, response)
    },
    upgrade(request, socket, head) {
      if (!gate.handleUpgrade(request, socket, head)) socket.destroy()
    },
    close: () => gate.close(),
  }
}

function api(app: AppContext): Router {
  const router = Router()
  router.use((_request, response, next) => next(void response.setHeader('cache-control', 'no-store')))
  router.use(express.json({ limit: '100kb' }))
  mountRoutes(router, app, routes)
  mountRawRoutes(router, app, rawRoutes)
  return router.use(nothingHere)
}

function openApi(app: AppContext): RequestHandler {
  const document = JSON.stringify(toOpenApi(app.config.http.publicUrl))
  return (_request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('cache-control', 'public, max-age=300')
    response.type('application/json').send(document)
  }
}

const nothingHere: RequestHandler = () => {
  throw notFound()
}
