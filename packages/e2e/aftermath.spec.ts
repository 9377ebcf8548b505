import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { withDatabase } from './src/database.ts'
import { listMail } from './src/inbox.ts'
import { expect, test } from './src/stack-test.ts'

// Runs last: looks at what all the journeys left behind.

test('no log of any part holds a code, a token, a session, a card or an address of somebody', async ({
  stack,
}) => {
  const folder = path.join(stack.dataDir, 'logs')
  const logs = readdirSync(folder).map((name) => ({
    name,
    text: readFileSync(path.join(folder, name), 'utf8'),
  }))
  expect(logs.map(({ name }) => name)).toEqual(expect.arrayContaining(['server.log', 'worker.log']))
  const serverLog = logs.find(({ name }) => name === 'server.log')?.text ?? ''
  expect(serverLog, 'the log was written at all').toContain('request served')

  const secrets = await withDatabase(stack.addresses.database, async (client) => {
    const { rows } = await client.query<{ secret: string }>(
      `select token as secret from session union all select email from "user"
       union all select stripe_client_secret from purchase where stripe_client_secret is not null`,
    )
    return rows.map(({ secret }) => secret)
  })
  expect(secrets.length, 'there is something to look for').toBeGreaterThan(10)
  const ourSecrets = Object.entries(stack.serverEnv)
    .filter(([name]) => /SECRET|ACCESS_KEY$/.test(name))
    .map(([, value]) => value)
  const found: string[] = []
  for (const { name, text } of logs) {
    for (const secret of [...secrets, ...ourSecrets])
      if (text.includes(secret)) found.push(`${name}: ${secret}`)
    for (const [card] of text.matchAll(/\b4\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b/g))
      found.push(`${name}: ${card}`)
    for (const [token] of text.matchAll(/eyJ[\w-]{10,}\.eyJ[\w-]+/g))
      found.push(`${name}: ${token.slice(0, 40)}…`)
  }
  const codes = (await listMail(stack.addresses.mail, '')).flatMap(({ code }) => code ?? [])
  expect(codes.length, 'codes were mailed').toBeGreaterThan(5)
  for (const { name, text } of logs.filter((log) => /server|worker/.test(log.name))) {
    for (const code of codes) if (new RegExp(`\\b${code}\\b`).test(text)) found.push(`${name}: code ${code}`)
  }
  expect(found).toEqual([])
})

test('nothing is oversold, lost, paid twice or left hanging', async ({ stack }) => {
  const program = fileURLToPath(new URL('../../server/src/db/cli.ts', import.meta.url))
  const found = await promisify(execFile)(process.execPath, [program, 'check'], {
    env: stack.serverEnv,
  }).then(
    ({ stdout }) => stdout,
    // It ends with an exit code when it found something; what it found is what to see.
    (error: { stdout?: string }) => {
      if (!error.stdout) throw error
      return error.stdout
    },
  )
  expect(JSON.parse(found)).toEqual([])
})

test('no process of ours broke down', async ({ stack }) => {
  for (const part of ['server', 'worker'] as const) {
    const text = readFileSync(path.join(stack.dataDir, 'logs', `${part}.log`), 'utf8')
    const broken = text
      .split('\n')
      .filter((line) => /"level":"fatal"|UnhandledPromiseRejection|uncaughtException/.test(line))
    expect(broken, `${part} broke`).toEqual([])
  }
})
