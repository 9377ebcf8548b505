import { sql } from 'kysely'
import type { Tx } from '#db/db.ts'
import { spaces, viewer, type DemoPass, type DemoSpace } from './demo.ts'
import { seedId } from './seed-id.ts'
import { audience, viewerId } from './write-people.ts'
import { passId, priceId } from './write-spaces.ts'

/** Who has which pass, with the money booked and seats counted as if they had bought it. Once only. */
export async function writeSales(tx: Tx): Promise<void> {
  for (const space of spaces)
    for (const pass of space.passes) {
      const isViewers = viewer.passes.includes(`${space.slug}/${pass.slug}`)
      const buyers = audience.slice(0, isViewers ? pass.sold - 1 : pass.sold).map(({ id }) => id)
      if (isViewers) buyers.push(viewerId)
      await sellTo(tx, space, pass, buyers)
    }
}

async function sellTo(tx: Tx, space: DemoSpace, pass: DemoPass, buyers: string[]): Promise<void> {
  const id = passId(space, pass)
  const sales = buyers.map((userId, index) => ({
    userId,
    purchaseId: seedId(`purchase ${id} ${userId}`),
    seat: pass.capacity ? index + 1 : null,
    // Within the days the access lasts, so that nobody's has ended.
    at: sql<Date>`now() - make_interval(hours => ${2 + index * 3})`,
  }))
  const added = await tx
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
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (added.length === 0) return
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
