import type { AppContext } from '#context.ts'
import { notFound } from '#http/errors.ts'
import type { PaymentRefusal } from '#integrations/ask-stripe.ts'
import type { Payments } from '#integrations/stripe.ts'
import type { PurchaseRow } from './queries.ts'

// Stripe's side of people, passes and prices is made when the first purchase needs it, and stored. Making one
// twice is harmless: every call has a key or an id that names what it is for.

export async function ensureCustomer(app: AppContext, payments: Payments, userId: string): Promise<string> {
  const person = await app.db
    .selectFrom('user')
    .leftJoin('stripe_customer', 'stripe_customer.user_id', 'user.id')
    .select(['user.email', 'stripe_customer.stripe_customer_id'])
    .where('user.id', '=', userId)
    .executeTakeFirstOrThrow(notFound)
  if (person.stripe_customer_id) return person.stripe_customer_id
  const customerId = await payments.createCustomer({ userId, email: person.email })
  await app.db
    .insertInto('stripe_customer')
    .values({ user_id: userId, stripe_customer_id: customerId })
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .execute()
  return customerId
}

export async function ensurePrice(app: AppContext, payments: Payments, priceId: string): Promise<string> {
  const price = await app.db
    .selectFrom('access_pass_price')
    .innerJoin('access_pass', 'access_pass.id', 'access_pass_price.pass_id')
    .selectAll('access_pass_price')
    .select(['access_pass.name', 'access_pass.stripe_product_id'])
    .where('access_pass_price.id', '=', priceId)
    .executeTakeFirstOrThrow(notFound)
  if (price.stripe_price_id) return price.stripe_price_id
  const productId =
    price.stripe_product_id ?? (await payments.createProduct({ passId: price.pass_id, name: price.name }))
  await app.db
    .updateTable('access_pass')
    .set({ stripe_product_id: productId })
    .where('id', '=', price.pass_id)
    .execute()
  const stripePriceId = await payments.createPrice({
    passId: price.pass_id,
    version: price.version,
    productId,
    amountMinor: price.amount_minor,
    currency: price.currency,
  })
  await app.db
    .updateTable('access_pass_price')
    .set({ stripe_price_id: stripePriceId })
    .where('id', '=', priceId)
    .execute()
  return stripePriceId
}

/** The Stripe account was changed: what is stored names objects of the old one. They are made anew. */
export async function forgetMissing(
  app: AppContext,
  purchase: PurchaseRow,
  refusal: PaymentRefusal,
): Promise<void> {
  app.log.warn({ purchaseId: purchase.id, param: refusal.param }, 'stripe no longer knows an object of ours')
  if (refusal.param === 'customer')
    await app.db.deleteFrom('stripe_customer').where('user_id', '=', purchase.user_id).execute()
  else {
    await app.db
      .updateTable('access_pass_price')
      .set({ stripe_price_id: null })
      .where('pass_id', '=', purchase.pass_id)
      .execute()
    await app.db
      .updateTable('access_pass')
      .set({ stripe_product_id: null })
      .where('id', '=', purchase.pass_id)
      .execute()
  }
}
