import type { AccessPass, Currency } from '@stagedoor/contract'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Tx } from '#db/db.ts'
import { notFound } from '#http/errors.ts'

export async function getPass(db: Db | Tx, passId: string): Promise<AccessPass> {
  const [pass] = await findPasses(db, { passId })
  if (!pass) throw notFound()
  return pass
}

/** Passes as their team manages them, with every price version and how many people hold the pass at it. */
export async function findPasses(
  db: Db | Tx,
  of: { spaceId: string } | { passId: string },
): Promise<AccessPass[]> {
  const rows = await db
    .selectFrom('access_pass as pass')
    .leftJoin('pass_stock as stock', 'stock.pass_id', 'pass.id')
    .where('spaceId' in of ? 'pass.space_id' : 'pass.id', '=', 'spaceId' in of ? of.spaceId : of.passId)
    .orderBy('pass.created_at')
    .select((eb) => [
      'pass.id',
      'pass.space_id',
      'pass.slug',
      'pass.name',
      'pass.description',
      'pass.perks',
      'pass.billing',
      'pass.status',
      'pass.access_days',
      'pass.sales_close_at',
      'pass.created_at',
      'stock.capacity',
      'stock.held',
      eb.fn.coalesce('stock.sold', activeGrants(sql.ref('pass.id'))).as('sold'),
      jsonArrayFrom(
        eb
          .selectFrom('access_pass_experience as opened')
          .innerJoin('experience', 'experience.id', 'opened.experience_id')
          .whereRef('opened.pass_id', '=', 'pass.id')
          .orderBy('experience.created_at')
          .select('experience.id'),
      ).as('experiences'),
      jsonArrayFrom(
        eb
          .selectFrom('access_pass_price as price')
          .whereRef('price.pass_id', '=', 'pass.id')
          .orderBy('price.version', 'desc')
          .select([
            'price.id',
            'price.version',
            'price.amount_minor',
            'price.currency',
            sql<number>`extract(epoch from price.created_at) * 1000`.as('created_ms'),
            sql<number>`(select count(*)::int from purchase join "grant" on "grant".purchase_id = purchase.id
              where purchase.price_id = price.id and "grant".status in ('active', 'grace', 'suspended'))`.as(
              'holders',
            ),
          ]),
      ).as('prices'),
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    spaceId: row.space_id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    perks: row.perks,
    billing: row.billing,
    status: row.status,
    accessDays: row.access_days,
    salesCloseAt: row.sales_close_at?.toISOString() ?? null,
    experienceIds: row.experiences.map(({ id }) => id),
    capacity: row.capacity,
    heldCount: row.held ?? 0,
    soldCount: row.sold,
    prices: row.prices.map((price) => ({
      id: price.id,
      version: price.version,
      price: { amountMinor: price.amount_minor, currency: price.currency as Currency },
      createdAt: new Date(price.created_ms).toISOString(),
      holderCount: price.holders,
    })),
    createdAt: row.created_at.toISOString(),
  }))
}

function activeGrants(passId: ReturnType<typeof sql.ref>) {
  return sql<number>`(select count(*)::int from "grant"
    where "grant".pass_id = ${passId} and "grant".status in ('active', 'grace', 'suspended'))`
}
