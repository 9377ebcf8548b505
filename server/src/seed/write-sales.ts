import { sql } from 'kysely'
import type { Tx } from '#db/db.ts'
import { spaces, viewer, type DemoPass, type DemoSpace } from './demo.ts'
import { seedId, seedIdAt } from './seed-id.ts'
import { audience, viewerId } from './write-people.ts'
import { passId, priceId } from './write-spaces.ts'

/** Who has which pass, with the money booked and seats counted as if they had bought it. Once only, and only where nobody bought. */
export async function writeSales(tx: Tx): Promise<void> {
  const passes = spaces.flatMap((space) => space.passes.map((pass) => ({ space, pass })))
  for (const [place, { space, pass }] of passes.entries()) {
    const isViewers = viewer.passes.includes(`${space.slug}/${pass.slug}`)
    // Each pass begins with somebody else.
    const people = [...audience.slice(place * 3), ...audience].map(({ id }) => id)
    const buyers = people.slice(0, isViewers ? pass.sold - 1 : pass.sold)
    if (isViewers) buyers.push(viewerId)
    await sellTo(tx, space, pass, { buyers, firstHour: 2 + (place % 5) })
  }
}

async function sellTo(
  tx: Tx,
  space: DemoSpace,
  pass: DemoPass,
  { buyers, firstHour }: { buyers: string[]; firstHour: number },
): Promise<void> {
  const id = passId(space, pass)
  if (await wasBought(tx, id)) return
  const sales = buyers.map((userId, index) => ({
    userId,
    // Lists of purchases are in the order of their ids.
    purchaseId: seedIdAt(`purchase ${id} ${userId}`, -firstHour - 3 * index),
    seat: pass.capacity ? index + 1 : null,
    // Within the days the access lasts, so that nobody's has ended.
    at: sql<Date>`now() - make_interval(hours => ${firstHour + index * 3})`,
  }))
  await tx
    .insertInto('purchase')
    .values(
      sales.map(({ userId, purchaseId, at }) => ({
        id: purchaseId,
        user_id: userId,
        pass_id: id,
        price_id: priceId(space, pass),
        status: 'paid' as const,
        amount_minor: pass.amountMinor ?? 0,
        currency: 'eur',
        paid_at: at,
        created_at: at,
      })),
    )
    .execute()
  await tx
    .insertInto('grant')
    .values(
      sales.map(({ userId, purchaseId, seat, at }) => ({
        id: seedId(`grant ${purchaseId}`),
        purchase_id: purchaseId,
        user_id: userId,
        pass_id: id,
        status: 'active' as const,
        seat_number: seat,
        starts_at: at,
        access_until: pass.accessDays
          ? sql<Date>`now() + make_interval(days => ${pass.accessDays})`
          : sql<Date>`'infinity'`,
      })),
    )
    .execute()
  if (pass.amountMinor)
    await tx
      .insertInto('ledger_entry')
      .values(
        sales.map(({ purchaseId, at }) => ({
          id: seedId(`charge ${purchaseId}`),
          purchase_id: purchaseId,
          kind: 'charge' as const,
          amount_minor: pass.amountMinor ?? 0,
          currency: 'eur',
          provider_ref: `demo_${purchaseId}`,
          occurred_at: at,
        })),
      )
      .execute()
  if (pass.capacity)
    await tx.updateTable('pass_stock').set({ sold: sales.length }).where('pass_id', '=', id).execute()
}

async function wasBought(tx: Tx, passId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('purchase')
    .where('pass_id', '=', passId)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
