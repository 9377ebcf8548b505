import { expect, it } from 'vitest'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

it('signs somebody new in with the code from the mail', async () => {
  const api = await server.api()
  await api('POST /auth/code', { email: 'Mia.Schulz87@Example.test ' })
  expect(await server.runJobs()).toEqual(['mail/send-code'])
  const code = server.mailer.codeFor('mia.schulz87@example.test')
  const { me, token } = await api('POST /auth/session', {
    email: 'mia.schulz87@example.test',
    code,
    client: 'studio',
  })
  expect(me).toMatchObject({ email: 'mia.schulz87@example.test', name: 'Mia', isAdmin: false, teams: [] })
  expect(token).toMatch(/^.+\.[A-Za-z0-9+/]{43}=$/)
})
