import type { Billing, Money } from '@stagedoor/contract'
import type { Tx } from '#db/db.ts'
import { AppError } from '#http/errors.ts'
import { newId } from '#lib/ids.ts'

// Stripe's own minimum in most currencies; what is cheaper than this is eaten by fees.
const leastMinor = 50

/** A free pass has no price, every other one has. */
export function checkPrice(billing: Billing, price: Money | null): Money | null {
  if (billing === 'free') {
    if (price) throw new AppError('invalid-input', { fields: { price: 'A free pass has no price.' } })
    return null
  }
  if (!price) throw new AppError('passes/price-required')
  if (price.amountMinor < leastMinor)
    throw new AppError('invalid-input', { fields: { price: 'The least we can take is 0.50.' } })
  return price
}

/** A new version, unless today's price is the same; earlier ones stay with those who bought at them. */
export async function addPriceVersion(tx: Tx, passId: string, price: Money): Promise<void> {
  const newest = await tx
    .selectFrom('access_pass_price')
    .where('pass_id', '=', passId)
    .orderBy('version', 'desc')
    .select(['version', 'amount_minor', 'currency'])
    .limit(1)
    .executeTakeFirst()
  if (newest?.amount_minor === price.amountMinor && newest.currency === price.currency) return
  await tx
    .insertInto('access_pass_price')
    .values({
      id: newId(),
      pass_id: passId,
      version: (newest?.version ?? 0) + 1,
      amount_minor: price.amountMinor,
      currency: price.currency,
    })
    .execute()
}
