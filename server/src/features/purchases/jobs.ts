import { job } from '#jobs/queue.ts'
import { expireGrants } from './expire-grants.ts'
import { giveUpStripeEvent, processStripeEvent } from './process-stripe-event.ts'
import { sendPurchaseMail } from './send-purchase-mail.ts'
import { sweepPurchases } from './sweep-purchases.ts'
import { syncPurchase } from './sync-purchase.ts'

export const purchaseJobs = [
  job('purchases/process-stripe-event', processStripeEvent, { givenUp: giveUpStripeEvent }),
  job('purchases/sync', (app, { purchaseId }) => syncPurchase(app, purchaseId)),
  job('purchases/sweep', sweepPurchases, { everySeconds: 20 }),
  job('access/expire-grants', expireGrants, { everySeconds: 5 }),
  job('mail/receipt', (app, payload) => sendPurchaseMail(app, payload, 'receipt')),
  job('mail/refund', (app, payload) => sendPurchaseMail(app, payload, 'refund')),
]
