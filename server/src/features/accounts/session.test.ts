import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { makeGrant, makeStream, makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

async function cookieOf(user: { id: string }): Promise<string> {
  return `__Host-sid=${encodeURIComponent(await server.bearer(user))}`
}

describe('a session', () => {
  it('ends with signing out, and the cookie is taken back', async () => {
    const cookie = await cookieOf(await makeUser(server.app))
    const out = await server.fetch('/api/auth/session', {
      method: 'DELETE',
      headers: { cookie, origin: server.origin },
    })
    expect(out.status).toBe(200)
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-sid=; Max-Age=0;/)
    expect((await server.fetch('/api/me', { headers: { cookie } })).status).toBe(401)
  })

  it('ends what is being watched by it when signing out', async () => {
    const grant = await makeGrant(server.app)
    const space = await server.app.db
      .selectFrom('experience')
      .where('id', '=', grant.experienceId)
      .select('space_id')
      .executeTakeFirstOrThrow()
    const stream = await makeStream(server.app, {
      experience: { id: grant.experienceId, spaceId: space.space_id },
      status: 'live',
    })
    const api = await server.api({ as: { id: grant.userId } })
    await sql`insert into stream_presence (stream_id, user_id, session_id)
      select ${stream.id}, user_id, id from session`.execute(server.app.db)
    await api('DELETE /auth/session', {})
    const { rows } = await sql<{ data: unknown }>`
      select data from pgboss.job where name = 'streams/revoke-viewer'`.execute(server.app.db)
    expect(rows).toEqual([{ data: { userId: grant.userId, spaceId: space.space_id, reason: 'signed-out' } }])
  })

  it('is not accepted when its signature, its age or its owner is wrong', async () => {
    const user = await makeUser(server.app)
    const status = async (bearer: string) =>
      (await server.fetch('/api/me', { headers: { authorization: `Bearer ${bearer}` } })).status
    const good = await server.bearer(user)
    expect(await status(good)).toBe(200)
    expect(await status(good.slice(0, good.lastIndexOf('.')))).toBe(401)
    expect(await status(`${good.slice(0, -5)}AAAA=`)).toBe(401)
    await sql`update session set expires_at = now()`.execute(server.app.db)
    expect(await status(good)).toBe(401)
    const other = await server.bearer(user)
    await sql`update "user" set banned = true`.execute(server.app.db)
    expect(await status(other)).toBe(401)
    await sql`update "user" set ban_expires = now() - interval '1 minute'`.execute(server.app.db)
    expect(await status(other)).toBe(200)
  })

  it('is extended, cookie and all, once it is older than a day, and by one day’s use only', async () => {
    const user = await makeUser(server.app)
    const cookie = await cookieOf(user)
    const ask = () => server.fetch('/api/me', { headers: { cookie } })
    expect((await ask()).headers.get('set-cookie')).toBeNull()
    await sql`update session set expires_at = now() + interval '28 days'`.execute(server.app.db)
    expect((await ask()).headers.get('set-cookie')).toMatch(/^__Host-sid=.+Max-Age=2592000/)
    expect((await ask()).headers.get('set-cookie')).toBeNull()
    const { rows } = await sql<{ days: number }>`
      select round(extract(epoch from expires_at - now()) / 86400)::int as days from session`.execute(
      server.app.db,
    )
    expect(rows).toEqual([{ days: 30 }])
  })

  it('is read by one statement', async () => {
    const user = await makeUser(server.app)
    const bearer = await server.bearer(user)
    const statements: string[] = []
    const { pool } = server.app
    const query = pool.query.bind(pool)
    Object.assign(pool, {
      query: (first: string | { text: string }, ...rest: unknown[]) => {
        statements.push(typeof first === 'string' ? first : first.text)
        return (query as (...all: unknown[]) => unknown)(first, ...rest)
      },
    })
    await server.fetch('/api/profile', { headers: { authorization: `Bearer ${bearer}` } })
    Object.assign(pool, { query })
    expect(statements.filter((text) => text.includes('from session'))).toHaveLength(1)
  })
})

describe('requests from elsewhere', () => {
  const send = async (headers: Record<string, string>, method = 'PATCH') =>
    (
      await server.fetch('/api/me', {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(method === 'PATCH' ? { body: JSON.stringify({ name: 'New name' }) } : {}),
      })
    ).status

  it('another site’s page cannot act for whoever is signed in here', async () => {
    const cookie = await cookieOf(await makeUser(server.app))
    expect(await send({ cookie, origin: server.origin })).toBe(200)
    expect(await send({ cookie, origin: 'https://evil.example' })).toBe(403)
    expect(await send({ cookie, origin: 'null' })).toBe(403)
    expect(await send({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await send({ cookie })).toBe(403)
    expect(await send({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(200)
  })

  it('the studio acts by its token only, and may read the answers', async () => {
    const user = await makeUser(server.app)
    const authorization = `Bearer ${await server.bearer(user)}`
    expect(await send({ authorization, origin: 'app://studio' })).toBe(200)
    expect(await send({ cookie: await cookieOf(user), origin: 'app://studio' })).toBe(403)
    const preflight = await server.fetch('/api/me', {
      method: 'OPTIONS',
      headers: { origin: 'app://studio', 'access-control-request-method': 'PATCH' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('app://studio')
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
    const stranger = await server.fetch('/api/me', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PATCH' },
    })
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('programs act by their token from nowhere', async () => {
    const user = await makeUser(server.app)
    expect(await send({ authorization: `Bearer ${await server.bearer(user)}` })).toBe(200)
  })
})

it('changes the name others see', async () => {
  const api = await server.api({ as: await makeUser(server.app) })
  expect(await api('PATCH /me', { name: '  Noor  ' })).toMatchObject({ name: 'Noor' })
  await expect(api('PATCH /me', { name: 'Noor\u0007' })).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { name: expect.any(String) as string },
  })
})

it('forgets limits, codes and sessions that are over', async () => {
  const { db } = server.app
  const user = await makeUser(server.app)
  await server.bearer(user)
  await server.bearer(user)
  await sql`update session set expires_at = now() - interval '1 minute'
    where id = (select id from session limit 1)`.execute(db)
  await sql`insert into rate_limit (key, count, resets_at) values
    ('over', 3, now() - interval '1 second'), ('counting', 3, now() + interval '1 minute')`.execute(db)
  await server.app.enqueue(db, 'accounts/forget-expired', {})
  await server.runJobs()
  expect(await db.selectFrom('session').select('id').execute()).toHaveLength(1)
  expect(await db.selectFrom('rate_limit').select('key').execute()).toEqual([{ key: 'counting' }])
})
