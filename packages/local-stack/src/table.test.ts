import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { repo } from './repo.ts'
import type { Addresses } from './stack.ts'
import { addressTable, DEMO_SIGN_INS } from './table.ts'

it('names every address that exists, what is missing, and how to end it', () => {
  const addresses = {
    site: 'http://127.0.0.1:4300',
    studio: undefined,
    mail: 'http://127.0.0.1:4302',
    admin: 'http://127.0.0.1:4300/admin',
    database: 'postgres://127.0.0.1:4308/stagedoor',
  } as Addresses
  const table = addressTable({ addresses, missing: ['ffmpeg is not here'], dataDir: '/data' })
  expect(table).toContain('  Site        http://127.0.0.1:4300\n')
  expect(table).toContain('  Mail inbox  http://127.0.0.1:4302\n')
  expect(table).not.toContain('Studio ')
  expect(table).toContain('Missing: ffmpeg is not here')
  expect(table).toContain('Data and logs: /data')
})

it('offers sign-ins that the demo has', async () => {
  const demo = await readFile(path.join(repo, 'server/src/seed/demo.ts'), 'utf8')
  for (const email of DEMO_SIGN_INS) expect(demo).toContain(`'${email}'`)
})
