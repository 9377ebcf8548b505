import { expect, it } from 'vitest'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

it('says that it lives, and whether it can work', async () => {
  expect(await (await server.fetch('/api/health')).json()).toEqual({ status: 'ok' })
  expect((await server.fetch('/api/ready')).status).toBe(200)
  const { pool } = server.app
  const { query } = pool
  Object.assign(pool, {
    query: () => Promise.reject(new Error('down')),
    connect: () => Promise.reject(new Error('down')),
  })
  const broken = await server.fetch('/api/ready')
  expect([broken.status, await broken.json()]).toEqual([503, { status: 'not ready', waitingFor: 'database' }])
  expect((await server.fetch('/api/health')).status).toBe(200)
  Object.assign(pool, { query })
  Reflect.deleteProperty(pool, 'connect')
  expect((await server.fetch('/api/ready')).status).toBe(200)
})

it('answers what cannot be read in the API’s own words', async () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    server.fetch('/api/auth/code', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
  const codeOf = async (response: Response) =>
    [response.status, ((await response.json()) as { error: { code: string } }).error.code] as const
  expect(await codeOf(await post('{"email":'))).toEqual([400, 'malformed-request'])
  expect(await codeOf(await post(JSON.stringify({ email: 'x'.repeat(200_000) })))).toEqual([
    413,
    'payload-too-large',
  ])
  expect(await codeOf(await post('{"email":"no"}'))).toEqual([400, 'invalid-input'])
  expect(await codeOf(await post('{"email":"a@b.co","extra":1}'))).toEqual([400, 'invalid-input'])
  expect(await codeOf(await server.fetch('/api/spaces/not-an-id'))).toEqual([400, 'invalid-input'])
})

it('takes input from the body of a request that changes something, never from its link', async () => {
  const byLink = await server.fetch('/api/auth/code?email=a@b.co', { method: 'POST' })
  expect(byLink.status).toBe(400)
  expect(byLink.headers.get('cache-control')).toBe('no-store')
  expect((await server.fetch('/api/public/home?category=music')).status).toBe(200)
})

it('describes itself to other programs', async () => {
  const response = await server.fetch('/openapi.json')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toMatchObject({
    openapi: '3.1.0',
    servers: [{ url: `${server.origin}/api` }],
  })
})
