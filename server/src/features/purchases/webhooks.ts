import { AppError } from '#http/errors.ts'
import type { Webhook } from '#http/webhook.ts'
import { stripeEventTypes } from '#integrations/stripe.ts'

const known = new Set<string>(stripeEventTypes)

export const purchaseWebhooks: Webhook[] = [
  {
    path: '/stripe',
    table: 'stripe_event',
    verify(app, body, headers) {
      if (!app.payments) throw new AppError('not-found')
      try {
        return app.payments.readEvent(body, headers['stripe-signature'] ?? '')
      } catch (cause) {
        app.log.warn({ err: cause }, 'stripe event refused')
        throw new AppError('malformed-request', {
          message: 'The signature does not fit this body, or is older than five minutes.',
          cause,
        })
      }
    },
    async enqueue(app, tx, event) {
      if (known.has(event.type)) {
        await app.enqueue(tx, 'purchases/process-stripe-event', { eventId: event.id })
        return
      }
      // Kept, but nothing of ours hangs on it.
      await tx
        .updateTable('stripe_event')
        .set({ processed_at: app.now() })
        .where('id', '=', event.id)
        .execute()
    },
  },
]
