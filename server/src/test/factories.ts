import { randomBytes } from 'node:crypto'
import { sql, type Insertable } from 'kysely'
import type { AppContext } from '#context.ts'
import type { DB } from '#db/types.gen.ts'
import { newId } from '#lib/ids.ts'

type App = Pick<AppContext, 'db'>
let count = 0
const next = () => (++count).toString(36)

export type TestUser = { id: string; email: string; name: string }
export type TestCreator = TestUser & { teamId: string; profileId: string; username: string }
export type TestSpace = { id: string; teamId: string; slug: string }

export async function makeUser(app: App, overrides: Partial<Insertable<DB['user']>> = {}): Promise<TestUser> {
  const n = next()
  return app.db
    .insertInto('user')
    .values({
      id: newId(),
      name: `Person ${n}`,
      email: `person-${n}@example.test`,
      email_verified: true,
      ...overrides,
    })
    .returning(['id', 'email', 'name'])
    .executeTakeFirstOrThrow()
}

export function makeAdmin(app: App): Promise<TestUser> {
  return makeUser(app, { role: 'admin' })
}

/** A person with a profile and a team of their own. */
export async function makeCreator(
  app: App,
  overrides: Partial<Insertable<DB['creator_profile']>> = {},
): Promise<TestCreator> {
  const user = await makeUser(app)
  const { id: profileId, username } = await app.db
    .insertInto('creator_profile')
    .values({
      id: newId(),
      user_id: user.id,
      username: `creator_${next()}`,
      display_name: user.name,
      ...overrides,
    })
    .returning(['id', 'username'])
    .executeTakeFirstOrThrow()
  const teamId = newId()
  await app.db.insertInto('team').values({ id: teamId, name: user.name }).execute()
  await makeMember(app, { teamId, user, role: 'owner' })
  return { ...user, profileId, username, teamId }
}

export async function makeMember(
  app: App,
  { teamId, user, role }: { teamId: string; user?: TestUser; role: 'owner' | 'producer' | 'moderator' },
): Promise<TestUser> {
  const member = user ?? (await makeUser(app))
  await app.db.insertInto('membership').values({ team_id: teamId, user_id: member.id, role }).execute()
  return member
}

/** A published Space, its creator made when not given. */
export async function makeSpace(
  app: App,
  { creator, ...overrides }: { creator?: TestCreator } & Partial<Insertable<DB['space']>> = {},
): Promise<TestSpace> {
  const teamId = overrides.team_id ?? (creator ?? (await makeCreator(app))).teamId
  const id = newId()
  const slug = overrides.slug ?? `space-${next()}`
  await app.db
    .insertInto('space')
    .values({
      id,
      team_id: teamId,
      name: `Space ${slug}`,
      brand_color: '#0f6e6e',
      status: 'published',
      ...overrides,
      slug,
    })
    .execute()
  await app.db.insertInto('space_slug').values({ slug, space_id: id }).execute()
  return { id, teamId, slug }
}

export async function makeExperience(
  app: App,
  { space, ...overrides }: { space?: { id: string } } & Partial<Insertable<DB['experience']>> = {},
): Promise<{ id: string; spaceId: string }> {
  const spaceId = space?.id ?? (await makeSpace(app)).id
  const id = newId()
  await app.db
    .insertInto('experience')
    .values({ id, space_id: spaceId, name: `Experience ${next()}`, ...overrides })
    .execute()
  return { id, spaceId }
}

type PassWishes = Partial<Insertable<DB['access_pass']>> & {
  experience?: { id: string; spaceId: string }
  /** With a price the pass is one-time, without it free. */
  amountMinor?: number
  currency?: string
  capacity?: number
}

export async function makePass(
  app: App,
  { experience, amountMinor, currency = 'eur', capacity, ...overrides }: PassWishes = {},
): Promise<{ id: string; spaceId: string; experienceId: string; slug: string; priceId: string | null }> {
  const opened = experience ?? (await makeExperience(app))
  const id = newId()
  const slug = overrides.slug ?? `pass-${next()}`
  await app.db
    .insertInto('access_pass')
    .values({
      id,
      space_id: opened.spaceId,
      name: `Pass ${slug}`,
      billing: amountMinor === undefined ? 'free' : 'one_time',
      status: 'on_sale',
      ...overrides,
      slug,
    })
    .execute()
  await app.db
    .insertInto('access_pass_experience')
    .values({ pass_id: id, experience_id: opened.id })
    .execute()
  const priceId = amountMinor === undefined ? null : newId()
  if (priceId !== null && amountMinor !== undefined)
    await app.db
      .insertInto('access_pass_price')
      .values({ id: priceId, pass_id: id, version: 1, amount_minor: amountMinor, currency })
      .execute()
  if (capacity !== undefined)
    await app.db.insertInto('pass_stock').values({ pass_id: id, capacity }).execute()
  return { id, spaceId: opened.spaceId, experienceId: opened.id, slug, priceId }
}

/** A paid purchase with its charge booked, its seat and the access it gives. */
export async function makeGrant(
  app: App,
  {
    user,
    pass,
    accessUntil,
  }: { user?: TestUser; pass?: { id: string; experienceId: string }; accessUntil?: Date } = {},
): Promise<{ id: string; purchaseId: string; userId: string; passId: string; experienceId: string }> {
  const holder = user ?? (await makeUser(app))
  const held = pass ?? (await makePass(app))
  const price = await app.db
    .selectFrom('access_pass_price')
    .where('pass_id', '=', held.id)
    .orderBy('version', 'desc')
    .select(['id', 'amount_minor', 'currency'])
    .executeTakeFirst()
  const purchaseId = newId()
  await app.db
    .insertInto('purchase')
    .values({
      id: purchaseId,
      user_id: holder.id,
      pass_id: held.id,
      price_id: price?.id ?? null,
      status: 'paid',
      amount_minor: price?.amount_minor ?? 0,
      currency: price?.currency ?? 'eur',
      paid_at: sql`now()`,
    })
    .execute()
  if (price)
    await app.db
      .insertInto('ledger_entry')
      .values({
        id: newId(),
        purchase_id: purchaseId,
        kind: 'charge',
        amount_minor: price.amount_minor,
        currency: price.currency,
        provider_ref: `pi_${purchaseId}`,
        occurred_at: sql`now()`,
      })
      .execute()
  const stock = await app.db
    .updateTable('pass_stock')
    .set({ sold: sql`sold + 1` })
    .where('pass_id', '=', held.id)
    .returning('sold')
    .executeTakeFirst()
  const id = newId()
  await app.db
    .insertInto('grant')
    .values({
      id,
      purchase_id: purchaseId,
      user_id: holder.id,
      pass_id: held.id,
      status: 'active',
      seat_number: stock?.sold ?? null,
      ...(accessUntil ? { access_until: accessUntil } : {}),
    })
    .execute()
  return { id, purchaseId, userId: holder.id, passId: held.id, experienceId: held.experienceId }
}

/** A scheduled stream, or a live or ended one with the times that belong to it. */
export async function makeStream(
  app: App,
  {
    experience,
    status = 'scheduled',
    ...overrides
  }: {
    experience?: { id: string; spaceId: string }
  } & Partial<Insertable<DB['stream']>> = {},
): Promise<{ id: string; experienceId: string; spaceId: string }> {
  const place = experience ?? (await makeExperience(app))
  const id = newId()
  const now = Date.now()
  const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000)
  await app.db
    .insertInto('stream')
    .values({
      id,
      experience_id: place.id,
      space_id: place.spaceId,
      title: `Stream ${next()}`,
      status,
      starts_at: status === 'scheduled' ? minutesAgo(-60) : minutesAgo(30),
      started_at: status === 'live' || status === 'ended' ? minutesAgo(30) : null,
      ended_at: status === 'ended' ? minutesAgo(5) : null,
      ...overrides,
    })
    .execute()
  return { id, experienceId: place.id, spaceId: place.spaceId }
}

/** Signs somebody in without a code; returns the session's raw token. */
export async function startSession(app: App, userId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await app.db
    .insertInto('session')
    .values({ id: newId(), user_id: userId, token, expires_at: sql`now() + interval '30 days'` })
    .execute()
  return token
}
