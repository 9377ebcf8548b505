import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

async function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cli.ts'), ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: server.app.config.database.url, ...env },
  })
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { said: await text(child.stderr), code: await code }
}

it('makes the first admin, once, on record, and only of somebody who has signed in', async () => {
  const user = await makeUser(server.app)
  const nobody = await run(['make-admin', 'nobody@example.test'])
  expect(nobody).toMatchObject({ code: 1, said: expect.stringContaining('sign in once') as string })
  for (let times = 0; times < 2; times++)
    expect(await run(['make-admin', ` ${user.email.toUpperCase()} `])).toMatchObject({ code: 0 })
  expect(await (await server.api({ as: user }))('GET /me', {})).toMatchObject({ isAdmin: true })
  const entries = await server.app.db.selectFrom('audit_entry').selectAll().execute()
  expect(entries).toMatchObject([{ action: 'accounts/make-admin', subject_id: user.id, actor_id: null }])
})

it('never empties a database in production', async () => {
  const user = await makeUser(server.app)
  const refused = await run(['reset'], { NODE_ENV: 'production' })
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('NODE_ENV=production') as string })
  expect(
    await server.app.db.selectFrom('user').where('id', '=', user.id).select('id').execute(),
  ).toHaveLength(1)
})

it('says what it can do when it is asked for something else', async () => {
  expect((await run(['dance'])).said).toBe('Say migrate, make-admin EMAIL, types, reset or check.\n')
  expect((await run(['make-admin'])).said).toContain('make-admin EMAIL')
})
