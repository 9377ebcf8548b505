import type { AppContext } from '#context.ts'
import { endGrant } from './grants.ts'

const batch = 500

/** Ends grants whose time is over: their seats go back, and whoever is still watching is shown out. */
export async function expireGrants(app: AppContext): Promise<void> {
  const over = await app.db
    .selectFrom('grant')
    .innerJoin('purchase', 'purchase.id', 'grant.purchase_id')
    .innerJoin('access_pass', 'access_pass.id', 'grant.pass_id')
    .where('grant.status', 'in', ['active', 'grace'])
    .where('grant.access_until', '<=', app.now())
    .select(['purchase.id', 'grant.user_id', 'grant.pass_id', 'access_pass.space_id'])
    .orderBy('grant.access_until')
    .limit(batch)
    .execute()
  for (const purchase of over) {
    if (app.stopping.aborted) return
    try {
      await app.db
        .transaction()
        .execute((tx) => endGrant(app, tx, purchase, { status: 'ended', reason: 'expired' }))
    } catch (err) {
      // The others must not wait for this one; the next round tries it again.
      app.log.error({ err, purchaseId: purchase.id }, 'grant could not be ended')
    }
  }
}
