import { expect, it } from 'vitest'
import type { Addresses } from './stack.ts'
import { addressTable } from './table.ts'

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
  expect(table).toContain('  Mail inbox  http://127.0.0.1:4302         sign-in codes arrive here\n')
  expect(table).not.toContain('Studio ')
  expect(table).toContain('Missing: ffmpeg is not here')
  expect(table).toContain('Data and logs: /data')
})
