import type { ParsedArgs, Result } from '#shared/ipc.ts'
import type { SessionStore } from './session-store.ts'

const answerLimitMs = 20_000

export type ApiCall = (call: ParsedArgs<'api/call'>) => Promise<Result<'api/call'>>

/**
 * Forwards one call to the API with the session's token. The token of a sign-in stays in main: the renderer, which
 * shows other people's words all evening, gets the answer without it. Status 0 means the server was not reached.
 */
export function createApiCall(apiUrl: string, session: SessionStore, fetchFn: typeof fetch): ApiCall {
  return async ({ method, path, body }) => {
    const url = new URL(path, apiUrl)
    if (url.origin !== new URL(apiUrl).origin || !url.pathname.startsWith('/api/')) {
      throw new Error('api/call: refused, not a path of the API')
    }
    const token = session.token()
    const response = await fetchFn(url, {
      method,
      body,
      credentials: 'omit',
      redirect: 'error',
      headers: {
        accept: 'application/json',
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      signal: AbortSignal.timeout(answerLimitMs),
    }).catch(() => undefined)
    if (!response) return { status: 0, body: '' }

    const text = await response.text()
    if (url.pathname === '/api/auth/session') {
      if (method === 'POST' && response.ok)
        return { status: response.status, body: await takeToken(text, session) }
      if (method === 'DELETE') await session.forget()
    }
    if (response.status === 401 && token === session.token()) await session.forget()
    return { status: response.status, body: text }
  }
}

async function takeToken(text: string, session: SessionStore): Promise<string> {
  const answer: unknown = JSON.parse(text)
  if (typeof answer !== 'object' || answer === null || !('token' in answer)) return text
  if (typeof answer.token === 'string') await session.keep(answer.token)
  return JSON.stringify({ ...answer, token: null })
}
