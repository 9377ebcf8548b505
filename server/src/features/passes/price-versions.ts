import type { Billing, Currency, Money } from '@stagedoor/contract'
import type { Tx } from '#db/db.ts'
import { AppError } from '#http/errors.ts'
import { newId } from '#lib/ids.ts'
import { formatMoney } from '@stagedoor/words/format'

/** Stripe's own minimum charges (docs.stripe.com/currencies): what is cheaper could be put on sale but never bought. */
const leastMinor: Record<Currency, number> = {
  eur: 50,
  usd: 50,
  gbp: 30,
  chf: 50,
  sek: 300,
  dkk: 250,
  nok: 300,
  cad: 50,
  aud: 50,
  jpy: 50,
}

/** A free pass has no price, every other one has. */
export function checkPrice(billing: Billing, price: Money | null): Money | null {
  if (billing === 'free') {
    if (price) throw new AppError('invalid-input', { fields: { price: 'A free pass has no price.' } })
    return null
  }
  if (!price) throw new AppError('passes/price-required')
  const least = leastMinor[price.currency]
  if (price.amountMinor < least) {
    const words = formatMoney({ amountMinor: least, currency: price.currency })
    throw new AppError('invalid-input', { fields: { price: `The least Stripe takes is ${words}.` } })
  }
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
