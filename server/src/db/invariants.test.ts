import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { newId } from '#lib/ids.ts'
import { emptyDatabase } from '#test/database.ts'
import { makeGrant, makePass, makeStream, makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'
import { findInvariantViolations } from './invariants.ts'

const server = useTestServer()
// What is broken here on purpose must not fail the check after each test.
afterEach(() => emptyDatabase(server.app.db))

const names = async () => (await findInvariantViolations(server.app.db)).map(({ invariant }) => invariant)
const run = (statement: string) => sql.raw(statement).execute(server.app.db)

async function paid() {
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 4 })
  return makeGrant(server.app, { pass })
}

describe('the invariants', () => {
  it('hold for what the factories make', async () => {
    await paid()
    await makeStream(server.app, { status: 'live' })
    expect(await names()).toEqual([])
  })

  it.each([
    ['held seats are those of unfinished purchases', 'update pass_stock set held = 1'],
    ['sold seats are those of people with the pass', 'update pass_stock set sold = 2'],
    ['only an unfinished purchase holds a seat', 'update purchase set holds_seat = true'],
    ['access that was paid for has exactly its price booked', 'delete from ledger_entry'],
    ['access that was paid for has exactly its price booked', `update purchase set status = 'expired'`],
    [
      'whoever paid has access, had it until its end, or has the money back',
      `delete from "grant"; update pass_stock set sold = 0`,
    ],
    [
      'nobody is given back more than they paid',
      `insert into ledger_entry (id, purchase_id, kind, amount_minor, currency, provider_ref, occurred_at)
       select gen_random_uuid(), id, 'refund', -501, 'eur', 'r', now() from purchase`,
    ],
    ['every Space is found by its own address', 'delete from space_slug'],
  ])('see when it is not so that %s', async (invariant, breakage) => {
    await paid()
    await run(breakage)
    expect(await names()).toContain(invariant)
  })

  it('see a recording that nobody finishes', async () => {
    const stream = await makeStream(server.app, { status: 'ended' })
    await run(`insert into recording (id, stream_id, status, storage_prefix)
      values ('${newId()}', '${stream.id}', 'recording', 'x')`)
    expect(await names()).toEqual(['a recording of an ended stream is being finished, ready or failed'])
  })

  it('see a provider’s event that nobody works on', async () => {
    await run(`insert into stripe_event (id, type, payload, received_at)
      values ('evt_1', 'x', '{}', now() - interval '11 minutes')`)
    expect(await names()).toEqual(['every stripe_event is processed or given up within ten minutes'])
    await run(`update stripe_event set dead_letter_reason = 'unknown'`)
    expect(await names()).toEqual([])
  })

  it('see somebody watching who may not', async () => {
    const stream = await makeStream(server.app, { status: 'live' })
    const user = await makeUser(server.app)
    await run(`insert into stream_presence (stream_id, user_id, joined_at)
      values ('${stream.id}', '${user.id}', now() - interval '1 minute')`)
    expect(await names()).toEqual(['nobody without access is counted as watching'])
  })
})
