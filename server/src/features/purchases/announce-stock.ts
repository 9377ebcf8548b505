import type { AppContext } from '#context.ts'
import type { Tx } from '#db/db.ts'

/** Seats changed hands: the Space's public pages are made anew, in every process, once the transaction commits. */
export async function announceStock(app: AppContext, tx: Tx, purchase: { space_id: string }): Promise<void> {
  await app.pages.drop(tx, `space:${purchase.space_id}`)
}
