import type { RequestHandler } from 'express'
import type { Config } from '#config.ts'

/** The studio is the one foreign origin; it brings a bearer token, never a cookie. */
export function studioCors({ http }: Config): RequestHandler {
  return (request, response, next) => {
    response.vary('origin')
    const { origin } = request.headers
    const isStudio = origin !== undefined && http.studioOrigins.includes(origin)
    if (isStudio) {
      response.setHeader('access-control-allow-origin', origin)
      response.setHeader('access-control-expose-headers', 'x-request-id, retry-after')
      response.setHeader('cross-origin-resource-policy', 'cross-origin')
    }
    if (request.method !== 'OPTIONS') return next()
    if (isStudio) {
      response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
      response.setHeader('access-control-allow-headers', 'authorization, content-type, last-event-id')
      response.setHeader('access-control-max-age', '7200')
    }
    response.status(204).end()
  }
}
