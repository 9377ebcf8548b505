import { describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { makeCreator, makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

async function codeFor(email: string): Promise<string> {
  const api = await server.api()
  await api('POST /auth/code', { email })
  await server.runJobs()
  return server.mailer.codeFor(email)
}

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}

describe('signing in', () => {
  it('makes an account for a new address and names it after its first word only', async () => {
    const api = await server.api()
    const code = await codeFor('mia.schulz87@example.test')
    const { me, token } = await api('POST /auth/session', {
      email: ' Mia.Schulz87@Example.test ',
      code,
      client: 'studio',
    })
    expect(me).toMatchObject({
      email: 'mia.schulz87@example.test',
      name: 'Mia',
      username: null,
      isAdmin: false,
      teams: [],
    })
    const asMia = await server.api({ token: token ?? '' })
    expect(await asMia('GET /me', {})).toEqual(me)
  })

  it('gives browsers a cookie only this site’s pages can use, and no token', async () => {
    const code = await codeFor('jo@example.test')
    const response = await server.fetch('/api/auth/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ email: 'jo@example.test', code }),
    })
    expect(await response.json()).toMatchObject({ token: null })
    const cookie = response.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^__Host-sid=[^;]+; Max-Age=2592000; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
    const me = await server.fetch('/api/me', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(await me.json()).toMatchObject({ email: 'jo@example.test' })
  })

  it('brings creators back to their profile and teams', async () => {
    const creator = await makeCreator(server.app)
    const api = await server.api()
    const { me } = await api('POST /auth/session', {
      email: creator.email,
      code: await codeFor(creator.email),
    })
    expect(me.username).toBe(creator.username)
    expect(me.teams).toEqual([{ id: creator.teamId, name: creator.name, role: 'owner' }])
  })

  it('uses a code once', async () => {
    const api = await server.api()
    const code = await codeFor('once@example.test')
    await api('POST /auth/session', { email: 'once@example.test', code })
    await expect(api('POST /auth/session', { email: 'once@example.test', code })).rejects.toMatchObject({
      code: 'auth/code-wrong',
    })
  })

  it('refuses a wrong code, and even the right one after five wrong ones', async () => {
    const api = await server.api()
    const code = await codeFor('guess@example.test')
    const guess = (given: string) => api('POST /auth/session', { email: 'guess@example.test', code: given })
    for (let tries = 0; tries < 5; tries++)
      await expect(guess(wrong(code))).rejects.toMatchObject({ code: 'auth/code-wrong', status: 409 })
    await expect(guess(code)).rejects.toMatchObject({ code: 'auth/code-expired' })
  })

  it('takes no more than so many guesses and codes a day, however slowly they come', async () => {
    const api = await server.api()
    const email = 'patient@example.test'
    const nextQuarter = () =>
      sql`update rate_limit set resets_at = now() - interval '1 second' where key not like '%-day %'`.execute(
        server.app.db,
      )
    await codeFor(email)
    for (let tries = 0; tries < 100; tries++) {
      await nextQuarter()
      await api('POST /auth/session', { email, code: '000000' }).catch(() => undefined)
    }
    await nextQuarter()
    await expect(api('POST /auth/session', { email, code: '000000' })).rejects.toMatchObject({
      code: 'rate-limited',
    })
    for (let tries = 1; tries < 40; tries++) {
      await nextQuarter()
      await api('POST /auth/code', { email })
    }
    await nextQuarter()
    await expect(api('POST /auth/code', { email })).rejects.toMatchObject({ code: 'rate-limited' })
  })

  it('refuses a code after ten minutes', async () => {
    const api = await server.api()
    const code = await codeFor('late@example.test')
    await sql`update verification set expires_at = now() - interval '1 second'`.execute(server.app.db)
    await expect(api('POST /auth/session', { email: 'late@example.test', code })).rejects.toMatchObject({
      code: 'auth/code-expired',
    })
  })

  it('makes an older code worthless when a newer one is sent', async () => {
    const api = await server.api()
    const first = await codeFor('twice@example.test')
    const second = await codeFor('twice@example.test')
    if (first !== second)
      await expect(
        api('POST /auth/session', { email: 'twice@example.test', code: first }),
      ).rejects.toMatchObject({ code: 'auth/code-wrong' })
    await api('POST /auth/session', { email: 'twice@example.test', code: second })
  })

  it('refuses people who are banned', async () => {
    const banned = await makeUser(server.app, { banned: true })
    const api = await server.api()
    await expect(
      api('POST /auth/session', { email: banned.email, code: await codeFor(banned.email) }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('ends the browser’s earlier session when it signs in again', async () => {
    const user = await makeUser(server.app)
    const earlier = await server.bearer(user)
    const again = await server.api({ token: earlier })
    await again('POST /auth/session', { email: user.email, code: await codeFor(user.email) })
    await expect(again('GET /me', {})).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('under attack', () => {
  it('takes ten guesses for one address in a quarter of an hour, however many codes are asked for', async () => {
    const api = await server.api()
    let refused = 0
    for (let codes = 0; codes < 4; codes++) {
      const code = await codeFor('target@example.test')
      for (let tries = 0; tries < 4; tries++)
        await api('POST /auth/session', { email: 'target@example.test', code: wrong(code) }).catch(
          (error: { code: string }) => (refused += Number(error.code === 'rate-limited')),
        )
    }
    expect(refused).toBe(6)
  })

  it('sends an address six codes in a quarter of an hour and says when to come back', async () => {
    const api = await server.api()
    for (let codes = 0; codes < 6; codes++) await api('POST /auth/code', { email: 'flood@example.test' })
    await expect(api('POST /auth/code', { email: 'flood@example.test' })).rejects.toMatchObject({
      code: 'rate-limited',
      status: 429,
      retryAfterSeconds: expect.any(Number) as number,
    })
    await server.runJobs()
    expect(server.mailer.sent).toHaveLength(6)
  })

  it('makes one session of twenty right codes at once', async () => {
    const api = await server.api()
    const code = await codeFor('race@example.test')
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => api('POST /auth/session', { email: 'race@example.test', code })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const sessions = await server.app.db.selectFrom('session').select('id').execute()
    expect(sessions).toHaveLength(1)
  })

  it('accepts the newest code beside wrong guesses and resends', async () => {
    const api = await server.api()
    for (let round = 0; round < 5; round++) {
      const email = `beside${round}@example.test`
      const code = await codeFor(email)
      await Promise.allSettled([
        api('POST /auth/session', { email, code: wrong(code) }),
        api('POST /auth/code', { email }),
        api('POST /auth/session', { email, code: wrong(code) }),
      ])
      await server.runJobs()
      await api('POST /auth/session', { email, code: server.mailer.codeFor(email) })
    }
  })

  it('answers the same for known and unknown addresses', async () => {
    const known = await makeUser(server.app)
    const ask = async (email: string) => {
      const response = await server.fetch('/api/auth/code', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email }),
      })
      const body = (await response.json()) as object
      const headers = [...response.headers.keys()].toSorted()
      return { status: response.status, fields: Object.keys(body), headers }
    }
    expect(await ask('nobody@example.test')).toEqual(await ask(known.email))
  })

  it('keeps addresses and codes out of the log and the code out of the database', async () => {
    const api = await server.api()
    const code = await codeFor('secret.person@example.test')
    await api('POST /auth/session', { email: 'secret.person@example.test', code: wrong(code) }).catch(
      () => {},
    )
    const log = server.logged.join('')
    expect(log).toContain('request served')
    expect(log).not.toContain('secret.person')
    expect(log).not.toContain(code)
    const { rows } = await sql<{ value: string }>`select value from verification`.execute(server.app.db)
    expect(rows.map((row) => row.value).join()).not.toContain(code)
  })
})
