import type { Currency, Money } from '@stagedoor/contract'
import { sql } from 'kysely'
import type { Db, Tx } from '#db/db.ts'

export type Cheapest = { fromPrice: Money | null; hasFreePass: boolean }

/** The cheapest pass that can be had now, by Space or by Experience. */
export async function cheapestOffers(
  db: Db | Tx,
  by: 'space' | 'experience',
  ids: string[],
): Promise<Map<string, Cheapest>> {
  if (ids.length === 0) return new Map()
  const owner = by === 'space' ? sql.ref('pass.space_id') : sql.ref('opened.experience_id')
  const opened = by === 'space' ? sql`` : sql`join access_pass_experience opened on opened.pass_id = pass.id`
  const { rows } = await sql<{
    id: string
    amount_minor: number | null
    currency: string | null
    has_free: boolean
  }>`
    select distinct on (${owner}) ${owner} as id, price.amount_minor, price.currency,
      bool_or(pass.billing = 'free') over (partition by ${owner}) as has_free
    from access_pass pass ${opened}
    left join pass_stock stock on stock.pass_id = pass.id
    left join lateral (
      select amount_minor, currency from access_pass_price v where v.pass_id = pass.id order by version desc limit 1
    ) price on true
    where ${owner} = any(${ids}) and pass.status = 'on_sale'
      and (pass.sales_close_at is null or pass.sales_close_at > now())
      and (stock.pass_id is null or stock.held + stock.sold < stock.capacity)
    order by ${owner}, price.amount_minor nulls first`.execute(db)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        hasFreePass: row.has_free,
        fromPrice:
          row.has_free || row.amount_minor === null
            ? null
            : { amountMinor: row.amount_minor, currency: row.currency as Currency },
      },
    ]),
  )
}
