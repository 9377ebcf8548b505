import type { Request, Response } from 'express'
import type { AppContext, Ctx } from '#context.ts'
import { checkOrigin } from './origin.ts'
import { claimedSession, findViewer, sessionCookie, sessionSeconds } from './session.ts'

/**
 * One request's context. `reads: 'claim'` leaves the session unread for the one statement of an operation that
 * joins it itself (by `ctx.sessionToken`): then `viewer` is null.
 */
export async function requestContext(
  app: AppContext,
  request: Request,
  response: Response,
  { reads = 'session' }: { reads?: 'session' | 'claim' } = {},
): Promise<Ctx> {
  const claim = claimedSession(request.headers, app.config.auth.secret.reveal())
  checkOrigin(request, app.config.http, claim?.by === 'cookie')
  const found = claim && reads === 'session' ? await findViewer(app.pool, claim.token) : undefined
  const cookies = cookieWriter(response)
  if (claim?.by === 'cookie' && found?.renewed) cookies.setSession(claim.signed, sessionSeconds)
  if (found) response.locals['userId'] = found.viewer.userId
  const requestId = String(response.locals['requestId'])
  return {
    ...app,
    log: app.log.child({ requestId }),
    viewer: found?.viewer ?? null,
    sessionToken: claim?.token ?? null,
    requestId,
    clientAddress: request.ip ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    cookies,
  }
}

/** The context of a page that is the same for everybody: whoever asks, nobody acts. */
export function anonymousContext(app: AppContext, request: Request, response: Response): Ctx {
  return {
    ...app,
    viewer: null,
    sessionToken: null,
    requestId: String(response.locals['requestId']),
    clientAddress: request.ip ?? '',
    userAgent: '',
    cookies: { setSession: () => undefined, clearSession: () => undefined },
  }
}

function cookieWriter(response: Response): Ctx['cookies'] {
  const write = (value: string, maxAgeSeconds: number) =>
    response.append(
      'set-cookie',
      `${sessionCookie}=${encodeURIComponent(value)}; Max-Age=${maxAgeSeconds}; Path=/; Secure; HttpOnly; SameSite=Lax`,
    )
  return { setSession: write, clearSession: () => write('', 0) }
}
