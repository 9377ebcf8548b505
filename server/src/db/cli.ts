import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { sql } from 'kysely'
import { createDb } from './db.ts'
import { findInvariantViolations } from './invariants.ts'
import { makeAdmin } from './make-admin.ts'
import { migrateToLatest } from './migrate.ts'

/** Text columns whose check constraint is a list of words: their type is that union. */
const unions = {
  'access_pass.billing': "'free' | 'one_time' | 'monthly' | 'yearly'",
  'access_pass.status': "Generated<'draft' | 'on_sale' | 'closed'>",
  'grant.status': "'active' | 'grace' | 'suspended' | 'ended' | 'revoked'",
  'ledger_entry.kind': "'charge' | 'refund' | 'dispute' | 'fee'",
  'membership.role': "'owner' | 'producer' | 'moderator'",
  'purchase.status':
    "'reserved' | 'open' | 'processing' | 'paid' | 'expired' | 'canceled' | 'failed' | 'late_paid' | 'refunding' | 'refunded' | 'partially_refunded' | 'disputed' | 'chargeback_lost'",
  'recording.status': "'recording' | 'uploading' | 'processing' | 'ready' | 'failed'",
  'space.status': "Generated<'draft' | 'published' | 'suspended'>",
  'stream.status': "Generated<'scheduled' | 'live' | 'ended' | 'canceled'>",
  'stream.end_reason': "'host' | 'publisher-gone' | 'admin' | null",
  'user.role': "Generated<'user' | 'admin'>",
}

const typesFile = path.join(import.meta.dirname, 'types.gen.ts')

/** `node server/src/db/cli.ts migrate | make-admin EMAIL | types | reset | check`, against DATABASE_URL. */
const url = process.env['DATABASE_URL']
const command = process.argv[2]
if (!url) fail('DATABASE_URL is missing. `npm start` prints the one of the local stack.')
const { db } = createDb(url, 1, { silenceMs: 0 })
if (command === 'migrate') await migrate()
else if (command === 'make-admin') await appoint(process.argv[3])
else if (command === 'types') generateTypes(process.argv.includes('--verify'))
else if (command === 'reset') await reset()
else if (command === 'check') await check()
else fail('Say migrate, make-admin EMAIL, types, reset or check.')
await db.destroy()

async function migrate(): Promise<void> {
  const applied = await migrateToLatest(db)
  process.stderr.write(applied.length ? `Applied ${applied.join(', ')}\n` : 'The schema is up to date\n')
}

async function appoint(email: string | undefined): Promise<void> {
  if (!email) fail('Say whom: make-admin EMAIL.')
  if (!(await makeAdmin(db, email)))
    fail('Nobody has this address. They sign in once on the site, then this can be run again.')
  process.stderr.write('They are an admin now: /admin opens for them.\n')
}

async function reset(): Promise<void> {
  if (process.env['NODE_ENV'] === 'production') fail('With NODE_ENV=production nothing is emptied here.')
  await sql`drop schema public cascade`.execute(db)
  await sql`drop schema if exists pgboss cascade`.execute(db)
  await sql`create schema public`.execute(db)
  await migrate()
}

/** Prints what breaks an invariant, as JSON; nothing does when all is well. */
async function check(): Promise<void> {
  const violations = await findInvariantViolations(db)
  process.stdout.write(`${JSON.stringify(violations, null, 2)}\n`)
  if (violations.length > 0) process.exitCode = 1
}

function generateTypes(verify: boolean): void {
  const args = [
    'exec',
    'kysely-codegen',
    '--dialect',
    'postgres',
    '--url',
    String(url),
    '--out-file',
    typesFile,
  ]
  args.push('--type-mapping', '{"int8":"number"}', '--exclude-pattern', '(kysely_*|pgboss.*)')
  args.push('--overrides', JSON.stringify({ columns: unions }))
  if (verify) args.push('--verify')
  const { status } = spawnSync('pnpm', args, {
    cwd: path.join(import.meta.dirname, '../..'),
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
