import type { Availability, Currency, PassOffer } from '@stagedoor/contract'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Tx } from '#db/db.ts'
import { newestPrice } from './newest-price.ts'

export type OfferRow = PassOffer & { spaceId: string }

/** Passes as strangers see them, cheapest first; drafts only when asked for by id. */
export async function listOffers(
  db: Db | Tx,
  of: { spaceId: string } | { experienceId: string } | { passIds: string[] },
): Promise<OfferRow[]> {
  if ('passIds' in of && of.passIds.length === 0) return []
  let query = db
    .selectFrom('access_pass as pass')
    .leftJoinLateral(newestPrice, (join) => join.onTrue())
    .leftJoin('pass_stock as stock', 'stock.pass_id', 'pass.id')
    .select((eb) => [
      'pass.id',
      'pass.space_id as spaceId',
      'pass.slug',
      'pass.name',
      'pass.description',
      'pass.perks',
      'pass.billing',
      'pass.status',
      'pass.access_days',
      'pass.sales_close_at',
      'price.amount_minor',
      'price.currency',
      'stock.capacity',
      'stock.held',
      'stock.sold',
      jsonArrayFrom(
        eb
          .selectFrom('access_pass_experience as opened')
          .innerJoin('experience', 'experience.id', 'opened.experience_id')
          .whereRef('opened.pass_id', '=', 'pass.id')
          .orderBy('experience.created_at')
          .select('experience.name'),
      ).as('experiences'),
    ])
    .orderBy('price.amount_minor', (order) => order.asc().nullsFirst())
    .orderBy('pass.created_at')
  if ('spaceId' in of)
    query = query.where('pass.space_id', '=', of.spaceId).where('pass.status', '<>', 'draft')
  else if ('passIds' in of) query = query.where('pass.id', 'in', of.passIds)
  else
    query = query
      .where('pass.status', '<>', 'draft')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('access_pass_experience as opens')
            .select('opens.pass_id')
            .whereRef('opens.pass_id', '=', 'pass.id')
            .where('opens.experience_id', '=', of.experienceId),
        ),
      )
  const rows = await query.execute()
  return rows.map(({ status, access_days, sales_close_at, amount_minor, currency, experiences, ...row }) => {
    const { held, sold, ...pass } = row
    const seatsLeft = pass.capacity === null ? null : pass.capacity - (held ?? 0) - (sold ?? 0)
    return {
      ...pass,
      price: amount_minor === null ? null : { amountMinor: amount_minor, currency: currency as Currency },
      accessDays: access_days,
      salesCloseAt: sales_close_at?.toISOString() ?? null,
      seatsLeft,
      availability: availabilityOf(status, sales_close_at, pass.capacity, seatsLeft),
      experienceNames: experiences.map(({ name }) => name),
    }
  })
}

function availabilityOf(
  status: 'draft' | 'on_sale' | 'closed',
  closesAt: Date | null,
  capacity: number | null,
  seatsLeft: number | null,
): Availability {
  if (status === 'draft') return 'not_on_sale'
  if (status === 'closed' || (closesAt && closesAt <= new Date())) return 'sales_closed'
  if (capacity === null || seatsLeft === null) return 'on_sale'
  if (seatsLeft === 0) return 'sold_out'
  // A tenth, but never fewer than three: a small room says so in time.
  return seatsLeft <= Math.max(3, Math.ceil(capacity / 10)) ? 'few_left' : 'on_sale'
}
