import type { Currency, Grant, Purchase, PurchaseStatus } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '#db/db.ts'
import { notFound } from '#http/errors.ts'

/** A purchase as its owner sees it. Without a `userId` (operators) it may be anybody's. */
export async function getPurchaseView(
  db: Db | Tx,
  { purchaseId, userId }: { purchaseId: string; userId?: string },
): Promise<Purchase> {
  let query = selectPurchaseViews(db).where('purchase.id', '=', purchaseId)
  if (userId) query = query.where('purchase.user_id', '=', userId)
  return toPurchase(await query.executeTakeFirstOrThrow(notFound))
}

export function selectPurchaseViews(db: Db | Tx) {
  return db
    .selectFrom('purchase')
    .leftJoin('grant', 'grant.purchase_id', 'purchase.id')
    .select([
      'purchase.id',
      'purchase.pass_id',
      'purchase.status',
      'purchase.amount_minor',
      'purchase.currency',
      'purchase.hold_expires_at',
      'purchase.stripe_client_secret',
      'purchase.created_at',
      ...grantColumns,
    ])
}

export const grantColumns = [
  'grant.id as grant_id',
  'grant.status as grant_status',
  'grant.seat_number',
  'grant.starts_at',
  // The driver reads 'infinity' as a number, which is no date.
  sql<Date | null>`nullif("grant".access_until, 'infinity')`.as('access_until'),
] as const

export type GrantColumns = {
  grant_id: string | null
  grant_status: Grant['status'] | null
  seat_number: number | null
  starts_at: Date | null
  access_until: Date | null
}

export function toPurchase(
  row: GrantColumns & {
    id: string
    pass_id: string
    status: PurchaseStatus
    amount_minor: number
    currency: string
    hold_expires_at: Date | null
    stripe_client_secret: string | null
    created_at: Date
  },
): Purchase {
  return {
    id: row.id,
    passId: row.pass_id,
    status: row.status,
    amount: { amountMinor: row.amount_minor, currency: row.currency as Currency },
    holdExpiresAt: row.hold_expires_at?.toISOString() ?? null,
    clientSecret: row.status === 'open' ? row.stripe_client_secret : null,
    grant: toGrant(row),
    createdAt: row.created_at.toISOString(),
  }
}

export function toGrant(row: GrantColumns): Grant | null {
  if (!row.grant_id || !row.grant_status || !row.starts_at) return null
  return {
    id: row.grant_id,
    status: row.grant_status,
    seatNumber: row.seat_number,
    startsAt: row.starts_at.toISOString(),
    accessUntil: row.access_until?.toISOString() ?? null,
  }
}
