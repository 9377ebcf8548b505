import type { AppContext } from '#context.ts'
import type { Db } from '#db/db.ts'
import { IntegrationError } from '#http/errors.ts'
import { syncPurchase } from './sync-purchase.ts'

const batch = 100
// So often in a row means that Stripe is away, not that one purchase is odd.
const mostFailures = 3
// A round must be over before the queue takes it for lost.
const roundMs = 20_000
// Whoever pressed Pay in the last second may still be answering the bank.
const graceSeconds = 30

/**
 * Finishes what webhooks and return pages did not: checkouts whose opening was cut off, holds that are over,
 * payments nobody told us about, refunds not yet taken on. While Stripe does not answer everything stays as it is.
 */
export async function sweepPurchases(app: AppContext): Promise<void> {
  if (!app.payments) return
  const startedAt = Date.now()
  let failures = 0
  for (const { id, isOver } of await listUnfinished(app.db, app.now())) {
    if (Date.now() - startedAt > roundMs || app.stopping.aborted) return
    try {
      await syncPurchase(app, id, isOver ? { end: 'expired' } : {})
      failures = 0
    } catch (err) {
      app.log.error({ err, purchaseId: id }, 'purchase could not be swept')
      if (err instanceof IntegrationError && err.retryable) failures++
    }
    await askedAbout(app, id)
    if (failures === mostFailures) return
  }
}

async function listUnfinished(db: Db, now: Date): Promise<{ id: string; isOver: boolean }[]> {
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)
  const holdsOver = ago(graceSeconds)
  const unfinished = await db
    .selectFrom('purchase')
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['reserved', 'refunding']).and('updated_at', '<', ago(120)),
        eb('status', 'in', ['open', 'processing']).and('updated_at', '<', ago(180)),
        eb('status', 'in', ['reserved', 'open']).and('hold_expires_at', '<', holdsOver),
      ]),
    )
    .select(['id', 'status', 'hold_expires_at'])
    .orderBy('updated_at')
    .limit(batch)
    .execute()
  return unfinished.map(({ id, status, hold_expires_at: until }) => ({
    id,
    isOver: (status === 'reserved' || status === 'open') && until !== null && until < holdsOver,
  }))
}

/** The next rounds ask about others first. */
async function askedAbout(app: AppContext, purchaseId: string): Promise<void> {
  await app.db
    .updateTable('purchase')
    .where('id', '=', purchaseId)
    .where('status', 'in', ['reserved', 'open', 'processing', 'refunding'])
    .set({ updated_at: app.now() })
    .execute()
}
