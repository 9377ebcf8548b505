import type { Db, Tx } from '#db/db.ts'
import { newId } from '#lib/ids.ts'

/** Keeps who did what to a purchase and why; without an actor it was the system. Entries are never changed. */
export async function recordAudit(
  db: Db | Tx,
  entry: { action: string; purchaseId: string; reason: string; actorId?: string },
): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      id: newId(),
      actor_id: entry.actorId ?? null,
      action: entry.action,
      subject_type: 'purchase',
      subject_id: entry.purchaseId,
      reason: entry.reason,
    })
    .execute()
}
