import type { Currency, PurchaseStatus } from '@stagedoor/contract'
import { sql, type SqlBool } from 'kysely'
import type { Db } from '#db/db.ts'
import type { Asked } from './list-parts.ts'

/** Lines of one page; one more is read, to know whether there are older ones. */
export const purchasesPageSize = 25

export type PurchaseLine = {
  id: string
  status: PurchaseStatus
  amountMinor: number
  currency: Currency
  failure: string | null
  createdAt: Date
  email: string
  passName: string
  spaceName: string
}
export type PurchaseFilter = Asked & { state: 'all' | 'needs' }

/** An operator has to look: money was taken without access, or a refund did not work. */
const needsOperator = sql<SqlBool>`(purchase.status = 'late_paid' or purchase.status = 'disputed'
  or (purchase.failure is not null and purchase.status in ('paid', 'partially_refunded')))`

/** Newest purchases; `search` finds by person, pass, Space, or an id of ours or of Stripe's. */
export async function listPurchases(
  db: Db,
  { search, state, before }: PurchaseFilter,
): Promise<PurchaseLine[]> {
  let query = db
    .selectFrom('purchase')
    .innerJoin('user', 'user.id', 'purchase.user_id')
    .innerJoin('access_pass', 'access_pass.id', 'purchase.pass_id')
    .innerJoin('space', 'space.id', 'access_pass.space_id')
    .select([
      'purchase.id',
      'purchase.status',
      'purchase.amount_minor as amountMinor',
      'purchase.currency',
      'purchase.failure',
      'purchase.created_at as createdAt',
      'user.email',
      'access_pass.name as passName',
      'space.name as spaceName',
    ])
    // Ids sort by the time they were made, and have an index.
    .orderBy('purchase.id', 'desc')
    .limit(purchasesPageSize + 1)
  if (before) query = query.where('purchase.id', '<', before)
  if (state === 'needs') query = query.where(needsOperator)
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([
        eb('user.email', 'ilike', like),
        eb('user.name', 'ilike', like),
        eb('access_pass.name', 'ilike', like),
        eb('space.name', 'ilike', like),
        eb(sql`purchase.id::text`, '=', search.toLowerCase()),
        eb('purchase.stripe_session_id', '=', search),
        eb('purchase.stripe_payment_intent_id', '=', search),
      ]),
    )
  }
  // Purchases are made in the contract's currencies only.
  return (await query.execute()).map((row) => ({ ...row, currency: row.currency as Currency }))
}

export async function countNeedingPurchases(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('purchase')
    .where(needsOperator)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
