import { sql } from 'kysely'
import type { Tx } from '#db/db.ts'
import { spaces, type DemoPass, type DemoSpace } from './demo.ts'
import { seedId } from './seed-id.ts'
import { teamId } from './write-people.ts'

/** Spaces, Experiences and passes. What somebody changed since the last start stays changed. */
export async function writeSpaces(tx: Tx): Promise<void> {
  for (const [place, space] of spaces.entries()) {
    const isNew = await writeSpace(tx, space, place)
    if (!isNew) {
      for (const pass of space.passes) await redate(tx, space, pass)
      continue
    }
    await tx
      .insertInto('experience')
      .values({ id: experienceId(space), space_id: spaceId(space), ...space.experience })
      .execute()
    for (const pass of space.passes) await writePass(tx, space, pass)
  }
}

export function spaceId({ slug }: DemoSpace): string {
  return seedId(`space ${slug}`)
}

export function experienceId({ slug }: DemoSpace): string {
  return seedId(`experience ${slug}`)
}

export function passId(space: DemoSpace, pass: DemoPass): string {
  return seedId(`pass ${space.slug}/${pass.slug}`)
}

export function priceId(space: DemoSpace, pass: DemoPass): string | null {
  return pass.amountMinor === undefined ? null : seedId(`price ${space.slug}/${pass.slug}`)
}

async function writeSpace(tx: Tx, space: DemoSpace, place: number): Promise<boolean> {
  const taken = await tx
    .selectFrom('space_slug')
    .where('slug', '=', space.slug)
    .select('space_id')
    .executeTakeFirst()
  if (taken) return false
  await tx
    .insertInto('space')
    .values({
      id: spaceId(space),
      team_id: teamId(space.creator),
      slug: space.slug,
      name: space.name,
      tagline: space.tagline,
      description: space.description,
      welcome_message: space.welcomeMessage,
      category: space.category,
      brand_color: space.brandColor,
      cover_path: `demo/${space.slug}.svg`,
      status: 'published',
      // Newest first is the order of the front page.
      created_at: sql`now() - make_interval(days => ${90 + place})`,
    })
    .execute()
  await tx
    .insertInto('space_slug')
    .values({ slug: space.slug, space_id: spaceId(space) })
    .execute()
  return true
}

async function writePass(tx: Tx, space: DemoSpace, pass: DemoPass): Promise<void> {
  const id = passId(space, pass)
  await tx
    .insertInto('access_pass')
    .values({
      id,
      space_id: spaceId(space),
      slug: pass.slug,
      name: pass.name,
      description: pass.description,
      perks: pass.perks,
      billing: pass.amountMinor === undefined ? 'free' : 'one_time',
      access_days: pass.accessDays ?? null,
      sales_close_at: salesCloseAt(pass),
      status: 'on_sale',
      // One after the other, as they are listed: the transaction's own time is the same for all.
      created_at: sql`clock_timestamp()`,
    })
    .execute()
  await tx
    .insertInto('access_pass_experience')
    .values({ pass_id: id, experience_id: experienceId(space) })
    .execute()
  const price = priceId(space, pass)
  if (price && pass.amountMinor)
    await tx
      .insertInto('access_pass_price')
      .values({ id: price, pass_id: id, version: 1, amount_minor: pass.amountMinor, currency: 'eur' })
      .execute()
  if (pass.capacity)
    await tx.insertInto('pass_stock').values({ pass_id: id, capacity: pass.capacity }).execute()
}

/** Sales that close keep closing in so many days, unless somebody decided otherwise. */
async function redate(tx: Tx, space: DemoSpace, pass: DemoPass): Promise<void> {
  await tx
    .updateTable('access_pass')
    .set({ sales_close_at: salesCloseAt(pass) })
    .where('id', '=', passId(space, pass))
    .where('sales_close_at', 'is not', null)
    .execute()
}

function salesCloseAt({ salesCloseDays }: DemoPass) {
  return salesCloseDays === undefined
    ? null
    : sql<Date>`date_trunc('hour', now()) + make_interval(days => ${salesCloseDays})`
}
