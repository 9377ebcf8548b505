import { sql } from 'kysely'
import type { Tx } from '#db/db.ts'
import { isCheckViolation } from '#db/errors.ts'
import { AppError } from '#http/errors.ts'

/**
 * Limits the seats, changes the limit, or lifts it (null). Never below what is sold or held. People who had the
 * pass before it was limited get the lowest free seat numbers, in the order they came.
 */
export async function setCapacity(tx: Tx, passId: string, capacity: number | null): Promise<void> {
  if (capacity === null) {
    await tx.deleteFrom('pass_stock').where('pass_id', '=', passId).execute()
    return
  }
  try {
    const changed = await tx
      .updateTable('pass_stock')
      .set({ capacity })
      .where('pass_id', '=', passId)
      .returning('pass_id')
      .executeTakeFirst()
    if (!changed) await beginCounting(tx, passId, capacity)
  } catch (error) {
    if (isCheckViolation(error)) throw new AppError('passes/capacity-below-sold')
    throw error
  }
}

async function beginCounting(tx: Tx, passId: string, capacity: number): Promise<void> {
  // Holds back whoever is about to be given a grant of this pass (their row refers to it).
  await sql`select from access_pass where id = ${passId} for update`.execute(tx)
  await sql`
    insert into pass_stock (pass_id, capacity, held, sold)
    select ${passId}, ${capacity},
      (select count(*) from purchase where pass_id = ${passId} and holds_seat
        and status in ('reserved', 'open', 'processing')),
      (select count(*) from "grant" where pass_id = ${passId} and status in ('active', 'grace', 'suspended'))
  `.execute(tx)
  await sql`
    with seatless as (
      select id, row_number() over (order by created_at, id) as place from "grant"
      where pass_id = ${passId} and status in ('active', 'grace', 'suspended') and seat_number is null
    ), free as (
      select seat, row_number() over (order by seat) as place from generate_series(1, ${capacity}::int) seat
      where seat not in (select seat_number from "grant"
        where pass_id = ${passId} and status in ('active', 'grace', 'suspended') and seat_number is not null)
    )
    update "grant" set seat_number = free.seat from seatless join free using (place)
    where "grant".id = seatless.id`.execute(tx)
}
