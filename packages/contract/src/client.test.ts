import { describe, expect, it } from 'vitest'
import { createApi, isApiError, toRequest } from './client.ts'

const id = '01990000-0000-7000-8000-000000000001'

function answering(status: number, body: unknown) {
  const calls: { url: string; init: RequestInit }[] = []
  const fake = async (url: unknown, init: RequestInit = {}) => {
    calls.push({ url: typeof url === 'string' ? url : '', init })
    return typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status })
  }
  return { calls, fetch: fake }
}

describe('a request', () => {
  it('puts path parameters into the path, escaped, and the rest into the body', () => {
    expect(toRequest('POST /spaces/:spaceId/passes', { spaceId: 'a/b', name: 'One night' })).toEqual({
      method: 'POST',
      path: '/spaces/a%2Fb/passes',
      query: '',
      body: '{"name":"One night"}',
    })
  })

  it('puts the rest of a GET or DELETE into the query, leaving out what is undefined', () => {
    expect(
      toRequest('GET /streams/:streamId/messages', { streamId: id, limit: 20, before: undefined }),
    ).toEqual({
      method: 'GET',
      path: `/streams/${id}/messages`,
      query: '?limit=20',
      body: undefined,
    })
    expect(toRequest('DELETE /auth/session', {})).toMatchObject({ query: '', body: undefined })
  })

  it('carries the cookie of its own page, or a bearer token instead', async () => {
    const { calls, fetch } = answering(200, {})
    await createApi({ baseUrl: '', fetch })('DELETE /auth/session', {})
    await createApi({ baseUrl: 'https://site.test', token: () => 't.s', fetch })('DELETE /auth/session', {})
    expect(calls.map(({ url, init }) => [url, init.credentials, init.headers])).toEqual([
      ['/api/auth/session', 'same-origin', { accept: 'application/json' }],
      [
        'https://site.test/api/auth/session',
        'omit',
        { accept: 'application/json', authorization: 'Bearer t.s' },
      ],
    ])
  })
})

describe('a refusal', () => {
  it('is thrown with its code, words, fields and the request’s id', async () => {
    const error = { code: 'invalid-input', message: 'No.', requestId: 'r1', fields: { name: 'Too long.' } }
    const api = createApi({ baseUrl: '', fetch: answering(400, { error }).fetch })
    const thrown: unknown = await api('PATCH /me', { name: 'x' }).catch((caught: unknown) => caught)
    expect(thrown).toMatchObject({ status: 400, ...error })
    expect(isApiError(thrown, 'invalid-input')).toBe(true)
    expect(isApiError(thrown, 'not-found', 'forbidden')).toBe(false)
    expect(isApiError(thrown)).toBe(true)
    expect(isApiError(new Error('x'))).toBe(false)
  })

  it('says unavailable when what answers is not our server, or nobody answers', async () => {
    const proxy = createApi({ baseUrl: '', fetch: answering(502, '<h1>Bad gateway</h1>').fetch })
    await expect(proxy('GET /me', {})).rejects.toMatchObject({ code: 'unavailable', status: 502 })
    const nobody = createApi({ baseUrl: '', fetch: () => Promise.reject(new TypeError('fetch failed')) })
    await expect(nobody('GET /me', {})).rejects.toMatchObject({ code: 'unavailable', status: 0 })
  })

  it('lets the caller’s own abort through', async () => {
    const abort = new AbortController()
    abort.abort(new Error('left'))
    const api = createApi({ baseUrl: '', fetch: () => Promise.reject(new Error('left')) })
    await expect(api('GET /me', {}, { signal: abort.signal })).rejects.toThrow('left')
  })
})
