import { getMigrations } from 'better-auth/db/migration'
import { expect, it } from 'vitest'
import { sessionCookie, signSession } from '#http/session.ts'
import { testSecret, useTestServer } from '#test/server.ts'
import { createBetterAuth } from './auth.ts'

const server = useTestServer()

it('finds our tables to be as Better Auth wants them', async () => {
  const auth = createBetterAuth(server.app)
  const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations(auth.options)
  expect(toBeCreated.map(({ table }) => table)).toEqual([])
  expect(toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([])
  expect((await compileMigrations()).trim()).toBe(';')
})

it('writes the session cookie byte for byte as Better Auth does', async () => {
  const auth = createBetterAuth(server.app)
  await auth.api.sendVerificationOTP({ body: { email: 'mia@example.test', type: 'sign-in' } })
  await server.runJobs()
  const { headers, response } = await auth.api.signInEmailOTP({
    body: { email: 'mia@example.test', otp: server.mailer.codeFor('mia@example.test') },
    returnHeaders: true,
  })
  const theirs = headers.getSetCookie().find((cookie) => cookie.startsWith(`${sessionCookie}=`))
  expect(theirs).toMatch(
    `${sessionCookie}=${encodeURIComponent(signSession(response.token, testSecret))}; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Lax`,
  )
})
