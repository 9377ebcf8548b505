import { sql } from 'kysely'
import type { Tx } from '#db/db.ts'

/** Turns a held seat into a sold one and gives it the lowest free number, all under the stock row's lock. */
export async function sellHeldSeat(tx: Tx, passId: string): Promise<number | null> {
  return numberedSeat(
    tx,
    passId,
    sql`update pass_stock set held = held - 1, sold = sold + 1 where pass_id = ${passId} returning sold`,
  )
}

/** Takes a seat that nobody held; undefined when all are taken, null when the pass has no numbered seats. */
export async function sellFreeSeat(tx: Tx, passId: string): Promise<number | null | undefined> {
  const seat = await numberedSeat(
    tx,
    passId,
    sql`update pass_stock set sold = sold + 1 where pass_id = ${passId} and held + sold < capacity returning sold`,
  )
  if (seat !== null) return seat
  const stock = await tx
    .selectFrom('pass_stock')
    .select('pass_id')
    .where('pass_id', '=', passId)
    .executeTakeFirst()
  return stock ? undefined : null
}

export async function releaseHeldSeat(tx: Tx, passId: string): Promise<void> {
  await sql`update pass_stock set held = held - 1 where pass_id = ${passId}`.execute(tx)
}

export async function returnSoldSeat(tx: Tx, passId: string): Promise<void> {
  await sql`update pass_stock set sold = sold - 1 where pass_id = ${passId}`.execute(tx)
}

async function numberedSeat(
  tx: Tx,
  passId: string,
  take: ReturnType<typeof sql<{ sold: number }>>,
): Promise<number | null> {
  const { rows } = await sql<{ sold: number }>`${take}`.execute(tx)
  const sold = rows[0]?.sold
  return sold === undefined ? null : lowestFreeNumber(tx, passId, sold)
}

/**
 * `sold` counts the seat just taken. Without gaps the next number is simply that count; only after a seat came
 * back does the first gap have to be looked for, in the order of the unique index on (pass, seat).
 */
async function lowestFreeNumber(tx: Tx, passId: string, sold: number): Promise<number> {
  const { rows } = await sql<{ seat: number }>`
    with taken as (
      select seat_number from "grant"
      where pass_id = ${passId} and seat_number is not null and status in ('active', 'grace', 'suspended')
    )
    select case
      when coalesce((select max(seat_number) from taken), 0) < ${sold} then ${sold}::int
      when not exists (select from taken where seat_number = 1) then 1
      else (
        select t.seat_number + 1 from taken t
        where not exists (select from taken n where n.seat_number = t.seat_number + 1)
        order by t.seat_number limit 1
      )
    end as seat`.execute(tx)
  const seat = rows[0]?.seat
  if (seat === undefined || seat === null) throw new Error('No free seat number where a seat was just taken')
  return seat
}
