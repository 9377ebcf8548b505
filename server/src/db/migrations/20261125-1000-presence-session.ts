import { sql, type Kysely } from 'kysely'

/**
 * Which sign-in a seat in a room belongs to: when that session ends, so does the picture. No foreign key: the
 * join statement stays one insert, and a session that is gone simply no longer counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table stream_presence add column session_id uuid`.execute(db)
}
