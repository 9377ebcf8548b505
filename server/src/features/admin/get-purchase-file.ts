import type { Currency, Grant, PurchaseStatus } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Db } from '#db/db.ts'
import { notFound } from '#http/errors.ts'

export type PurchaseFile = Awaited<ReturnType<typeof getPurchaseFile>>

/** Everything an operator decides by: the purchase, its access, its money and what was done to it. */
export async function getPurchaseFile(db: Db, purchaseId: string) {
  const found = await db
    .selectFrom('purchase')
    .innerJoin('user', 'user.id', 'purchase.user_id')
    .innerJoin('access_pass', 'access_pass.id', 'purchase.pass_id')
    .innerJoin('space', 'space.id', 'access_pass.space_id')
    .leftJoin('grant', 'grant.purchase_id', 'purchase.id')
    .where('purchase.id', '=', purchaseId)
    .select([
      'purchase.id',
      'purchase.user_id as userId',
      'purchase.amount_minor as amountMinor',
      'purchase.currency',
      'purchase.failure',
      'purchase.created_at as createdAt',
      'purchase.paid_at as paidAt',
      'purchase.stripe_session_id as sessionId',
      'purchase.stripe_payment_intent_id as paymentIntentId',
      'user.email',
      'user.name',
      'access_pass.name as passName',
      'access_pass.slug as passSlug',
      'space.name as spaceName',
      'space.slug as spaceSlug',
      'grant.seat_number as seatNumber',
      sql<PurchaseStatus>`purchase.status`.as('status'),
      sql<Grant['status'] | null>`"grant".status`.as('grantStatus'),
      sql<Date | null>`nullif("grant".access_until, 'infinity')`.as('accessUntil'),
    ])
    .executeTakeFirstOrThrow(notFound)
  const money = await db
    .selectFrom('ledger_entry')
    .where('purchase_id', '=', purchaseId)
    .select(['kind', 'amount_minor as amountMinor', 'provider_ref as ref', 'occurred_at as at'])
    .orderBy('created_at')
    .execute()
  const done = await db
    .selectFrom('audit_entry')
    .leftJoin('user', 'user.id', 'audit_entry.actor_id')
    .where('subject_type', '=', 'purchase')
    .where('subject_id', '=', purchaseId)
    .select(['action', 'reason', 'audit_entry.created_at as at', 'user.email as actor'])
    .orderBy('audit_entry.created_at')
    .execute()
  return { ...found, currency: found.currency as Currency, money, done }
}
