import { sql } from 'kysely'
import type { Db, Tx } from '#db/db.ts'
import { notFound } from '#http/errors.ts'

export type PurchaseRow = Awaited<ReturnType<typeof getPurchase>>

/** A purchase with what its rules need of its pass. */
export async function getPurchase(db: Db | Tx, purchaseId: string) {
  return selectPurchase(db, purchaseId).executeTakeFirstOrThrow(notFound)
}

/** The same, its row locked until the transaction ends. The first lock to take: then stock, then grant. */
export async function lockPurchase(tx: Tx, purchaseId: string) {
  return selectPurchase(tx, purchaseId).forUpdate('purchase').executeTakeFirstOrThrow(notFound)
}

function selectPurchase(db: Db | Tx, purchaseId: string) {
  return (
    db
      .selectFrom('purchase')
      .innerJoin('access_pass', 'access_pass.id', 'purchase.pass_id')
      .selectAll('purchase')
      .select(['access_pass.space_id', 'access_pass.access_days', 'access_pass.name as pass_name'])
      // Changes with every update of the row: tells whether what was read before is still so.
      .select(sql<string>`purchase.xmin::text`.as('version'))
      .where('purchase.id', '=', purchaseId)
  )
}
