import { sql, type Kysely } from 'kysely'

/** Indexes for what many ask in the same minutes, and for what sweeps look for among all there ever was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Also grants that are over: the access rule tells those apart from people who never had a pass.
  `create index grant_user on "grant" (user_id, pass_id)`,
  `drop index grant_access`,
  // How many hold the pass at each price.
  `create index purchase_price on purchase (price_id)`,
  `create index purchase_unsettled on purchase (updated_at)
    where status in ('reserved', 'open', 'processing', 'refunding')`,
  // What a pass opens, for the library.
  `create index stream_experience on stream (experience_id, starts_at desc)`,
  // A thousand readers who come back at once ask what was removed meanwhile.
  `create index chat_message_removed on chat_message (stream_id, removed_at) where removed_at is not null`,
  `create index session_expiry on session (expires_at)`,
]
