import { describe, expect, it, vi } from 'vitest'
import { createApiCall } from './api-call.ts'
import type { SessionStore } from './session-store.ts'

const apiUrl = 'https://stagedoor.example'

function memorySession(initial?: string): SessionStore {
  let token = initial
  return {
    token: () => token,
    isKept: true,
    keep: async (fresh) => void (token = fresh),
    forget: async () => void (token = undefined),
  }
}

function answering(status: number, body: unknown) {
  return vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status }))
}

describe('createApiCall', () => {
  it('adds the session and hands the answer on', async () => {
    const fetchFn = answering(200, { items: [] })
    const call = createApiCall(apiUrl, memorySession('token-1'), fetchFn)
    await expect(call({ method: 'GET', path: '/api/spaces', body: null })).resolves.toEqual({
      status: 200,
      body: '{"items":[]}',
    })
    const [url, init] = fetchFn.mock.calls[0] ?? []
    expect(url).toEqual(new URL('https://stagedoor.example/api/spaces'))
    expect(init?.headers).toMatchObject({ authorization: 'Bearer token-1' })
    expect(init?.credentials).toBe('omit')
  })

  it('keeps the token of a sign-in and answers without it', async () => {
    const session = memorySession()
    const call = createApiCall(apiUrl, session, answering(200, { me: { id: 'x' }, token: 'token-2' }))
    const answer = await call({ method: 'POST', path: '/api/auth/session', body: '{}' })
    expect(JSON.parse(answer.body)).toEqual({ me: { id: 'x' }, token: null })
    expect(session.token()).toBe('token-2')
  })

  it('forgets the session at sign-out, even when the server cannot end it', async () => {
    const session = memorySession('token-1')
    await createApiCall(
      apiUrl,
      session,
      answering(500, {}),
    )({ method: 'DELETE', path: '/api/auth/session', body: null })
    expect(session.token()).toBeUndefined()
  })

  it('forgets a session that the server no longer knows', async () => {
    const session = memorySession('token-1')
    await createApiCall(apiUrl, session, answering(401, {}))({ method: 'GET', path: '/api/me', body: null })
    expect(session.token()).toBeUndefined()
  })

  it('answers status 0 when the server is not reached', async () => {
    const offline = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('fetch failed')))
    const call = createApiCall(apiUrl, memorySession(), offline)
    await expect(call({ method: 'GET', path: '/api/me', body: null })).resolves.toEqual({
      status: 0,
      body: '',
    })
  })

  it.each(['//evil.example/api/', '/api/../admin', '/api/%2e%2e/admin'])(
    'never sends the token elsewhere: %s',
    async (path) => {
      const fetchFn = answering(200, {})
      const call = createApiCall(apiUrl, memorySession('token-1'), fetchFn)
      await expect(call({ method: 'GET', path, body: null })).rejects.toThrow('refused')
      expect(fetchFn).not.toHaveBeenCalled()
    },
  )
})
