import type { IncomingMessage } from 'node:http'
import type { Config } from '#config.ts'
import { AppError } from './errors.ts'

/**
 * Refuses requests another site's page makes a browser send. Cookies count only for our own origin; the studio
 * is the one foreign origin and brings a bearer token. Callers that are no browser send neither header.
 */
export function checkOrigin(
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  http: Config['http'],
  usesCookie: boolean,
): void {
  const { origin } = request.headers
  const isSafe = request.method === 'GET' || request.method === 'HEAD'
  if (origin === http.publicUrl) return
  if (origin !== undefined) {
    if (http.studioOrigins.includes(origin) && !usesCookie) return
    if (isSafe && !usesCookie) return
    throw new AppError('cross-site')
  }
  if (isSafe) return
  const site = request.headers['sec-fetch-site']
  if (site === undefined ? usesCookie : site !== 'same-origin' && site !== 'none')
    throw new AppError('cross-site')
}
