import { randomUUIDv7 } from 'node:crypto'
import type { Db } from './db.ts'

/**
 * Makes somebody who has signed in before an operator, and writes it into the audit log. False when nobody has
 * this address; doing it twice is harmless.
 */
export async function makeAdmin(db: Db, email: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const user = await tx
      .selectFrom('user')
      .where('email', '=', email.trim().toLowerCase())
      .select(['id', 'role'])
      .forUpdate()
      .executeTakeFirst()
    if (!user) return false
    if (user.role === 'admin') return true
    await tx.updateTable('user').where('id', '=', user.id).set({ role: 'admin' }).execute()
    await tx
      .insertInto('audit_entry')
      .values({
        id: randomUUIDv7(),
        action: 'accounts/make-admin',
        subject_type: 'user',
        subject_id: user.id,
        reason: 'On the command line of the server.',
      })
      .execute()
    return true
  })
}
