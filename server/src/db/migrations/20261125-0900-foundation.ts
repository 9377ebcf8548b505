import { sql, type Kysely } from 'kysely'

/** Everything of the first slice. Later migrations are forward only: add, fill, switch, remove. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Better Auth's tables, in our names; the mapping is in features/accounts/auth.ts.
  `create table "user" (
    id uuid primary key,
    name text not null,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    role text not null default 'user' check (role in ('user', 'admin')),
    banned boolean not null default false,
    ban_reason text,
    ban_expires timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table session (
    id uuid primary key,
    user_id uuid not null references "user" on delete cascade,
    token text not null unique,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    impersonated_by text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index session_user_id on session (user_id)`,
  `create table account (
    id uuid primary key,
    user_id uuid not null references "user" on delete cascade,
    account_id text not null,
    provider_id text not null,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index account_user_id on account (user_id)`,
  `create table verification (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index verification_identifier on verification (identifier)`,
  // Shared limits between processes: one upsert a check. key = rule + subject (hashed when it is an address).
  `create table rate_limit (
    key text primary key,
    count integer not null,
    resets_at timestamptz not null
  )`,

  `create table team (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null default now()
  )`,
  `create table membership (
    team_id uuid not null references team on delete cascade,
    user_id uuid not null references "user" on delete cascade,
    role text not null check (role in ('owner', 'producer', 'moderator')),
    created_at timestamptz not null default now(),
    primary key (team_id, user_id)
  )`,
  `create index membership_user_id on membership (user_id)`,
  `create table creator_profile (
    id uuid primary key,
    user_id uuid not null unique references "user" on delete cascade,
    username text not null unique check (username ~ '^[a-z0-9]+(_[a-z0-9]+)*$' and length(username) between 3 and 30),
    display_name text not null,
    bio text not null default '',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table space (
    id uuid primary key,
    team_id uuid not null references team,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 48),
    name text not null,
    tagline text not null default '',
    description text not null default '',
    welcome_message text not null default '',
    category text not null default 'other',
    brand_color text not null check (brand_color ~ '^#[0-9a-f]{6}$'),
    cover_path text,
    status text not null default 'draft' check (status in ('draft', 'published', 'suspended')),
    slow_mode_seconds integer not null default 0 check (slow_mode_seconds between 0 and 3600),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index space_team on space (team_id)`,
  // Every slug a Space ever had: old ones lead to the new one and never go to somebody else.
  `create table space_slug (
    slug text primary key,
    space_id uuid not null references space on delete cascade,
    created_at timestamptz not null default now()
  )`,
  `create index space_slug_space on space_slug (space_id)`,
  `create table experience (
    id uuid primary key,
    space_id uuid not null references space on delete cascade,
    name text not null,
    description text not null default '',
    created_at timestamptz not null default now()
  )`,
  `create index experience_space on experience (space_id)`,

  `create table access_pass (
    id uuid primary key,
    space_id uuid not null references space on delete cascade,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 48),
    name text not null,
    description text not null default '',
    perks text[] not null default '{}',
    billing text not null check (billing in ('free', 'one_time', 'monthly', 'yearly')),
    status text not null default 'draft' check (status in ('draft', 'on_sale', 'closed')),
    access_days integer check (access_days > 0),
    sales_close_at timestamptz,
    stripe_product_id text unique,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (space_id, slug)
  )`,
  // Immutable versions; the highest is today's price, older ones stay with those who bought at them.
  `create table access_pass_price (
    id uuid primary key,
    pass_id uuid not null references access_pass on delete cascade,
    version integer not null check (version > 0),
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[a-z]{3}$'),
    stripe_price_id text unique,
    created_at timestamptz not null default now(),
    unique (pass_id, version)
  )`,
  `create table access_pass_experience (
    pass_id uuid not null references access_pass on delete cascade,
    experience_id uuid not null references experience on delete cascade,
    primary key (pass_id, experience_id)
  )`,
  `create index access_pass_experience_experience on access_pass_experience (experience_id)`,
  // Present for passes with a limited number of seats only. Oversell is impossible by constraint.
  `create table pass_stock (
    pass_id uuid primary key references access_pass on delete cascade,
    capacity integer not null check (capacity > 0),
    held integer not null default 0 check (held >= 0),
    sold integer not null default 0 check (sold >= 0),
    check (held + sold <= capacity)
  ) with (fillfactor = 50)`,

  `create table stripe_customer (
    user_id uuid primary key references "user",
    stripe_customer_id text not null unique,
    created_at timestamptz not null default now()
  )`,
  `create table purchase (
    id uuid primary key,
    user_id uuid not null references "user",
    pass_id uuid not null references access_pass,
    price_id uuid references access_pass_price,
    status text not null check (status in ('reserved', 'open', 'processing', 'paid', 'expired', 'canceled', 'failed',
      'late_paid', 'refunding', 'refunded', 'partially_refunded', 'disputed', 'chargeback_lost')),
    amount_minor bigint not null check (amount_minor >= 0),
    currency text not null check (currency ~ '^[a-z]{3}$'),
    holds_seat boolean not null default false,
    -- When our hold ends. Stripe's own expiry is later (its minimum is 30 minutes).
    hold_expires_at timestamptz,
    -- What was sent to Stripe as expires_at: a retry must send the same.
    session_expires_at timestamptz,
    attempt integer not null default 1 check (attempt > 0),
    stripe_session_id text unique,
    stripe_client_secret text,
    stripe_payment_intent_id text unique,
    stripe_charge_id text unique,
    stripe_refund_id text unique,
    failure text,
    paid_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index purchase_user on purchase (user_id, created_at desc)`,
  `create index purchase_pass on purchase (pass_id)`,
  // One unfinished purchase per person and pass: two tabs share it.
  `create unique index purchase_one_live on purchase (user_id, pass_id) where status in ('reserved', 'open', 'processing')`,
  `create index purchase_sweep on purchase (hold_expires_at) where status in ('reserved', 'open', 'processing')`,
  `create table "grant" (
    id uuid primary key,
    purchase_id uuid not null unique references purchase,
    user_id uuid not null references "user",
    pass_id uuid not null references access_pass,
    status text not null check (status in ('active', 'grace', 'suspended', 'ended', 'revoked')),
    seat_number integer check (seat_number > 0),
    starts_at timestamptz not null default now(),
    -- 'infinity' means without end, so that the access rule stays one comparison.
    access_until timestamptz not null default 'infinity',
    revoked_reason text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index grant_access on "grant" (user_id, pass_id) where status in ('active', 'grace')`,
  `create index grant_pass on "grant" (pass_id)`,
  `create unique index grant_seat on "grant" (pass_id, seat_number) where status in ('active', 'grace', 'suspended')`,
  `create index grant_expiry on "grant" (access_until) where status in ('active', 'grace')`,
  `create table ledger_entry (
    id uuid primary key,
    purchase_id uuid not null references purchase,
    kind text not null check (kind in ('charge', 'refund', 'dispute', 'fee')),
    amount_minor bigint not null,
    currency text not null,
    -- The provider's object this entry books; the same one is never booked twice.
    provider_ref text not null,
    occurred_at timestamptz not null,
    created_at timestamptz not null default now(),
    unique (kind, provider_ref)
  )`,
  `create index ledger_entry_purchase on ledger_entry (purchase_id)`,

  `create table stream (
    id uuid primary key,
    experience_id uuid not null references experience,
    space_id uuid not null references space,
    title text not null,
    description text not null default '',
    status text not null default 'scheduled' check (status in ('scheduled', 'live', 'ended', 'canceled')),
    starts_at timestamptz not null,
    time_zone text not null default 'UTC',
    record boolean not null default true,
    started_at timestamptz,
    started_by uuid references "user",
    ended_at timestamptz,
    end_reason text check (end_reason in ('host', 'publisher-gone', 'admin')),
    publisher_gone_at timestamptz,
    -- Distinct pass holders now; kept by the reconciler from stream_presence.
    watching_count integer not null default 0,
    reactions jsonb not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((status = 'scheduled') = (started_at is null and ended_at is null) or status = 'canceled'),
    check (status <> 'live' or (started_at is not null and ended_at is null)),
    check (status <> 'ended' or (started_at is not null and ended_at is not null))
  )`,
  `create index stream_space on stream (space_id, starts_at desc)`,
  `create unique index stream_one_live on stream (experience_id) where status = 'live'`,
  `create index stream_upcoming on stream (starts_at) where status = 'scheduled'`,
  // One row a seat at the table: a person's slot in a room. The newest session of the person owns it.
  `create table stream_presence (
    stream_id uuid not null references stream on delete cascade,
    user_id uuid not null references "user" on delete cascade,
    slot integer not null default 1,
    joined_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    left_at timestamptz,
    primary key (stream_id, user_id, slot)
  )`,
  `create index stream_presence_open on stream_presence (stream_id) where left_at is null`,
  `create table chat_message (
    id uuid primary key,
    -- The order of delivery; ids of listeners' catch-up.
    seq bigint generated always as identity unique,
    stream_id uuid not null references stream on delete cascade,
    user_id uuid not null references "user",
    client_id uuid not null,
    text text not null check (length(text) between 1 and 500),
    removed_at timestamptz,
    removed_by uuid references "user",
    created_at timestamptz not null default now(),
    unique (user_id, client_id)
  )`,
  `create index chat_message_stream on chat_message (stream_id, seq desc)`,
  `create table chat_ban (
    space_id uuid not null references space on delete cascade,
    user_id uuid not null references "user" on delete cascade,
    until timestamptz not null default 'infinity',
    banned_by uuid references "user",
    created_at timestamptz not null default now(),
    primary key (space_id, user_id)
  )`,
  // A person a Space has closed itself to: no entry at all, unlike a chat ban.
  `create table space_ban (
    space_id uuid not null references space on delete cascade,
    user_id uuid not null references "user" on delete cascade,
    until timestamptz not null default 'infinity',
    reason text not null default '',
    created_at timestamptz not null default now(),
    primary key (space_id, user_id)
  )`,
  `create table recording (
    id uuid primary key,
    stream_id uuid not null unique references stream on delete cascade,
    status text not null check (status in ('recording', 'uploading', 'processing', 'ready', 'failed')),
    storage_prefix text not null,
    master_key text,
    poster_key text,
    duration_ms bigint,
    bytes bigint not null default 0,
    failure text,
    published_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table recording_segment (
    recording_id uuid not null references recording on delete cascade,
    part integer not null check (part >= 0),
    number integer not null check (number >= 0),
    duration_ms integer not null check (duration_ms >= 0),
    bytes integer not null check (bytes > 0),
    created_at timestamptz not null default now(),
    primary key (recording_id, part, number)
  )`,

  `create table platform_setting (
    key text primary key,
    value jsonb not null,
    updated_at timestamptz not null default now()
  )`,
  `create table audit_entry (
    id uuid primary key,
    actor_id uuid references "user",
    action text not null,
    subject_type text not null,
    subject_id text not null,
    reason text not null default '',
    details jsonb not null default '{}',
    created_at timestamptz not null default now()
  )`,
  `create index audit_entry_subject on audit_entry (subject_type, subject_id, created_at desc)`,
  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'audit_entry is append-only'; end $$`,
  `create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change()`,
  ...['stripe_event', 'livekit_event', 'getstream_event'].map(
    (table) => `create table ${table} (
      id text primary key,
      type text not null,
      payload jsonb not null,
      received_at timestamptz not null default now(),
      processed_at timestamptz,
      dead_letter_reason text
    )`,
  ),
  // The access rule (watch, replay, chat, reactions, signalling gate), once: pages and hot statements call it.
  `create function access_state(asking_user uuid, wanted_experience uuid) returns text language sql stable as $$
    select case
      when s.status = 'suspended' then 'suspended'
      when exists (select from "user" u where u.id = asking_user and u.banned and (u.ban_expires is null or u.ban_expires > now()))
        then 'banned'
      when exists (select from space_ban b where b.space_id = s.id and b.user_id = asking_user and b.until > now()) then 'banned'
      when exists (select from membership m where m.team_id = s.team_id and m.user_id = asking_user) then 'granted'
      when exists (
        select from "grant" g join access_pass_experience x on x.pass_id = g.pass_id
        where g.user_id = asking_user and x.experience_id = e.id
          and g.status in ('active', 'grace') and now() < g.access_until) then 'granted'
      when exists (
        select from "grant" g join access_pass_experience x on x.pass_id = g.pass_id
        where g.user_id = asking_user and x.experience_id = e.id) then 'ended'
      else 'pass-needed'
    end
    from experience e join space s on s.id = e.space_id
    where e.id = wanted_experience
  $$`,
]
