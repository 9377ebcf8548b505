import { sql } from 'kysely'
import type { Db } from './db.ts'

export type Violation = { invariant: string; rows: unknown[] }

/** What must hold whatever happened: run after each test, after every fault, and against the real stack. */
export async function findInvariantViolations(db: Db): Promise<Violation[]> {
  const violations: Violation[] = []
  for (const [invariant, query] of Object.entries(invariants)) {
    const { rows } = await sql.raw(`${query} limit 20`).execute(db)
    if (rows.length > 0) violations.push({ invariant, rows })
  }
  return violations
}

const seatTaken = `status in ('active', 'grace', 'suspended')`
const unfinished = `status in ('reserved', 'open', 'processing')`
const paidFor = `p.status in ('paid', 'partially_refunded', 'disputed')`

/** Each finds the rows that break it. */
const invariants: Record<string, string> = {
  'held seats are those of unfinished purchases': `
    select * from (select k.pass_id, k.held,
      (select count(*) from purchase p where p.pass_id = k.pass_id and p.holds_seat and p.${unfinished}) as in_use
      from pass_stock k) seats where held <> in_use`,
  'sold seats are those of people with the pass': `
    select * from (select k.pass_id, k.sold,
      (select count(*) from "grant" g where g.pass_id = k.pass_id and g.seat_number is not null and g.${seatTaken}) as in_use
      from pass_stock k) seats where sold <> in_use`,
  'only an unfinished purchase holds a seat': `
    select p.id, p.status from purchase p where p.holds_seat and not p.${unfinished}`,
  'access that was paid for has exactly its price booked': `
    select p.id, p.status, p.amount_minor, booked.sum from purchase p
    join "grant" g on g.purchase_id = p.id and g.status in ('active', 'grace')
    left join lateral (select coalesce(sum(l.amount_minor), 0) as sum from ledger_entry l
      where l.purchase_id = p.id and l.kind = 'charge') booked on true
    where booked.sum <> p.amount_minor or not (${paidFor} or (p.status = 'refunding' and p.stripe_refund_id is null))`,
  'whoever paid has access, had it until its end, or has the money back': `
    select p.id, p.status from purchase p left join "grant" g on g.purchase_id = p.id
    where ${paidFor} and g.id is null`,
  'nobody is given back more than they paid': `
    select purchase_id, sum(amount_minor) from ledger_entry where kind in ('charge', 'refund')
    group by purchase_id having sum(amount_minor) < 0`,
  'one live stream an Experience': `
    select experience_id from stream where status = 'live' group by experience_id having count(*) > 1`,
  'a recording of an ended stream is being finished, ready or failed': `
    select r.id, r.status from recording r join stream s on s.id = r.stream_id
    where s.status = 'ended' and r.status = 'recording' and s.ended_at < now() - interval '10 seconds'`,
  ...Object.fromEntries(
    ['stripe_event', 'livekit_event', 'getstream_event'].map((table) => [
      `every ${table} is processed or given up within ten minutes`,
      `select id, type from ${table} where processed_at is null and dead_letter_reason is null
        and received_at < now() - interval '10 minutes'`,
    ]),
  ),
  'nobody without access is counted as watching': `
    select v.stream_id, v.user_id from stream_presence v join stream s on s.id = v.stream_id
    where v.left_at is null and s.status = 'live' and v.joined_at < now() - interval '10 seconds'
      and access_state(v.user_id, s.experience_id) <> 'granted'
      and not exists (select from "grant" g where g.user_id = v.user_id and g.updated_at > now() - interval '10 seconds')`,
  'every Space is found by its own address': `
    select s.id, s.slug from space s left join space_slug a on a.slug = s.slug and a.space_id = s.id where a.slug is null`,
}
