export type TabSession = {
  token(): string | undefined
  keep(token: string): void
  forget(): void
}

/** The session of one tab: it survives a reload and ends with the tab. */
export function createTabSession(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = sessionStorage,
): TabSession {
  const key = 'stagedoor.session'
  return {
    token: () => storage.getItem(key) ?? undefined,
    keep: (token) => storage.setItem(key, token),
    forget: () => storage.removeItem(key),
  }
}

/** `fetch` that carries the session, takes the token from a sign-in and forgets it at sign-out, as main does on the desktop. */
export function createSignedFetch(session: TabSession, fetchFn: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const token = session.token()
    if (token) request.headers.set('authorization', `Bearer ${token}`)
    const response = await fetchFn(request)

    if (new URL(request.url).pathname === '/api/auth/session') {
      if (request.method === 'POST' && response.ok) return takeToken(response, session)
      if (request.method === 'DELETE') session.forget()
    }
    if (response.status === 401 && token === session.token()) session.forget()
    return response
  }
}

async function takeToken(response: Response, session: TabSession): Promise<Response> {
  const answer: { token: string | null } = await response.json()
  if (answer.token) session.keep(answer.token)
  return Response.json({ ...answer, token: null })
}
