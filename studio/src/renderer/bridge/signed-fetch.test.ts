import { describe, expect, it, vi } from 'vitest'
import { createSignedFetch, createTabSession } from './signed-fetch.ts'

const api = 'https://stagedoor.example/api'

function setUp(answer: () => Response) {
  const kept = new Map<string, string>()
  const storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
  const session = createTabSession(storage)
  const sent: Request[] = []
  const fetchFn = vi.fn<typeof fetch>(async (input) => {
    sent.push(new Request(input))
    return answer()
  })
  return { session, sent, signedFetch: createSignedFetch(session, fetchFn) }
}

describe('createSignedFetch', () => {
  it('takes the token of a sign-in out of the answer and carries it from then on', async () => {
    const { sent, signedFetch } = setUp(() => Response.json({ me: { id: 'x' }, token: 'token-1' }))
    const answer = await signedFetch(`${api}/auth/session`, { method: 'POST', body: '{}' })
    expect(await answer.json()).toEqual({ me: { id: 'x' }, token: null })
    await signedFetch(`${api}/me`)
    expect(sent.map((request) => request.headers.get('authorization'))).toEqual([null, 'Bearer token-1'])
  })

  it('forgets it at sign-out and when the server no longer knows it', async () => {
    for (const [status, path, method] of [
      [200, '/auth/session', 'DELETE'],
      [401, '/me', 'GET'],
    ] as const) {
      const { session, signedFetch } = setUp(() => new Response('{}', { status }))
      session.keep('token-1')
      await signedFetch(`${api}${path}`, { method })
      expect(session.token()).toBeUndefined()
    }
  })
})
