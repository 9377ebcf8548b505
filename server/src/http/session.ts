import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type pg from 'pg'
import type { Viewer } from '#context.ts'

export const sessionCookie = '__Host-sid'
export const sessionSeconds = 30 * 24 * 3600
const renewAfterSeconds = 24 * 3600

export type Claim = { token: string; signed: string; by: 'cookie' | 'bearer' }

/**
 * The session a request claims, its signature checked but not yet looked up. The value is Better Auth's own:
 * `token.base64(HMAC-SHA256(secret, token))`, URI-encoded in the cookie, as it is in the bearer header.
 */
export function claimedSession(headers: IncomingHttpHeaders, secret: string): Claim | undefined {
  const bearer = headers.authorization?.startsWith('Bearer ') ? headers.authorization.slice(7) : undefined
  const signed = bearer ? decode(bearer) : decode(cookieValue(headers.cookie, sessionCookie))
  const token = signed && verifiedToken(signed, secret)
  return token ? { token, signed, by: bearer ? 'bearer' : 'cookie' } : undefined
}

/** Reads who acts by one named statement; a session older than a day is extended by a rare second one. */
export async function findViewer(
  pool: pg.Pool,
  token: string,
): Promise<{ viewer: Viewer; renewed: boolean } | undefined> {
  const { rows } = await pool.query<Viewer & { renew: boolean }>({
    name: 'find-viewer',
    text: findViewerSql,
    values: [token],
  })
  const row = rows[0]
  if (!row) return undefined
  const { renew, ...viewer } = row
  if (renew) await pool.query({ name: 'renew-session', text: renewSessionSql, values: [viewer.sessionId] })
  return { viewer, renewed: renew }
}

/** Signs a session token the way Better Auth does; the result is the bearer value, URI-encoded it is the cookie. */
export function signSession(token: string, secret: string): string {
  return `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`
}

const findViewerSql = `
  select s.id as "sessionId", u.id as "userId", u.email, u.name, u.role = 'admin' as "isAdmin",
    s.expires_at < now() + interval '${sessionSeconds - renewAfterSeconds} seconds' as renew
  from session s join "user" u on u.id = s.user_id
  where s.token = $1 and s.expires_at > now()
    and not (u.banned and (u.ban_expires is null or u.ban_expires > now()))`

const renewSessionSql = `
  update session set expires_at = now() + interval '${sessionSeconds} seconds', updated_at = now()
  where id = $1 and expires_at < now() + interval '${sessionSeconds - renewAfterSeconds} seconds'`

function verifiedToken(signed: string, secret: string): string | undefined {
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = signed.slice(0, dot)
  const signature = signed.slice(dot + 1)
  if (!/^[A-Za-z0-9+/]{43}=$/.test(signature)) return undefined
  const expected = createHmac('sha256', secret).update(token).digest()
  return timingSafeEqual(expected, Buffer.from(signature, 'base64')) ? token : undefined
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  if (!header) return undefined
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

function decode(value: string | undefined): string | undefined {
  if (!value?.includes('%')) return value
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
