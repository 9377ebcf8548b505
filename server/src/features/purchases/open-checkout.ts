import { refusals } from '@stagedoor/words/en/errors'
import type { AppContext } from '#context.ts'
import { AppError } from '#http/errors.ts'
import { PaymentRefusal } from '#integrations/ask-stripe.ts'
import type { CheckoutFacts } from '#integrations/stripe-facts.ts'
import type { Payments } from '#integrations/stripe.ts'
import { getPurchase, lockPurchase, type PurchaseRow } from './queries.ts'
import { releaseHold } from './release-hold.ts'
import { sessionMinutes } from './reserve-purchase.ts'
import { ensureCustomer, ensurePrice, forgetMissing } from './stripe-objects.ts'

/**
 * Brings a reserved purchase to an open checkout at Stripe and stores its id. Safe to repeat at any point: what
 * is sent was stored before, so a repeated call gives the same checkout. When Stripe's answer is not known the
 * purchase stays reserved with its seat and the next caller asks again; only a clear no gives the seat back. With
 * `end` the checkout is only wanted to be ended, so a clear no is as good.
 */
export async function openCheckout(
  app: AppContext,
  purchaseId: string,
  { end }: { end?: 'expired' | 'canceled' } = {},
): Promise<void> {
  const payments = requirePayments(app)
  for (let tries = 1; ; tries++) {
    const purchase = await getPurchase(app.db, purchaseId)
    if (purchase.status !== 'reserved') return
    try {
      await attachCheckout(app, purchaseId, await createCheckout(app, payments, purchase))
      return
    } catch (error) {
      if (!(error instanceof PaymentRefusal)) throw error
      app.log.warn({ purchaseId, err: error, tries }, 'stripe refused to open a checkout')
      const existing = await findUnstored(app, payments, purchase, error)
      if (existing) {
        await attachCheckout(app, purchaseId, existing)
        return
      }
      if (end || tries === 3 || error.reason === 'not-allowed') {
        await giveUp(app, purchase, { status: end ?? 'failed', failure: error.message.slice(0, 300) })
        return
      }
      await nextAttempt(app, purchase, error)
    }
  }
}

export function requirePayments(app: AppContext): Payments {
  if (app.payments) return app.payments
  throw new AppError('vendor-unavailable', {
    message: refusals.noCards,
  })
}

/** Stores the checkout a purchase has at Stripe; whoever comes second finds it stored already. */
export async function attachCheckout(
  app: AppContext,
  purchaseId: string,
  facts: CheckoutFacts,
): Promise<void> {
  await app.db
    .updateTable('purchase')
    .set({
      status: 'open',
      stripe_session_id: facts.sessionId,
      stripe_client_secret: facts.clientSecret,
      updated_at: app.now(),
    })
    .where('id', '=', purchaseId)
    .where('status', '=', 'reserved')
    .execute()
}

async function createCheckout(
  app: AppContext,
  payments: Payments,
  purchase: PurchaseRow,
): Promise<CheckoutFacts> {
  if (!purchase.price_id || !purchase.session_expires_at)
    throw new Error('A free purchase has no checkout to open')
  return payments.openCheckout({
    purchaseId: purchase.id,
    attempt: purchase.attempt,
    customerId: await ensureCustomer(app, payments, purchase.user_id),
    priceId: await ensurePrice(app, payments, purchase.price_id),
    expiresAt: purchase.session_expires_at,
    returnUrl: `${app.config.http.publicUrl}/checkout/${purchase.id}/done`,
  })
}

/** A used key with other parameters means that a checkout may exist whose id we never stored. */
async function findUnstored(
  app: AppContext,
  payments: Payments,
  purchase: PurchaseRow,
  refusal: PaymentRefusal,
): Promise<CheckoutFacts | undefined> {
  if (refusal.reason !== 'key-reused') return undefined
  return payments.findCheckout(await ensureCustomer(app, payments, purchase.user_id), purchase.id)
}

/** After a clear no: ask anew under the next key, with a fresh expiry, keeping the seat. */
async function nextAttempt(app: AppContext, purchase: PurchaseRow, refusal: PaymentRefusal): Promise<void> {
  if (refusal.reason === 'missing') await forgetMissing(app, purchase, refusal)
  const now = app.now()
  await app.db
    .updateTable('purchase')
    .set({
      attempt: purchase.attempt + 1,
      session_expires_at: new Date(now.getTime() + sessionMinutes * 60_000),
      updated_at: now,
    })
    .where('id', '=', purchase.id)
    .where('status', '=', 'reserved')
    .where('attempt', '=', purchase.attempt)
    .execute()
}

async function giveUp(
  app: AppContext,
  seen: PurchaseRow,
  end: { status: 'expired' | 'canceled' | 'failed'; failure: string },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const purchase = await lockPurchase(tx, seen.id)
    if (purchase.version === seen.version) await releaseHold(app, tx, purchase, end)
  })
}
