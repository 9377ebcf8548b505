import { amountText } from '#core/money.ts'
import type { World } from '#core/world.ts'
import { html } from './html.ts'
import { dateText } from './date-text.ts'
import { type LocalReply, page } from './reply.ts'
import type { LocalRequest } from './serve.ts'

/** What `charge.receipt_url` shows. */
export function receiptPage(world: World, _asked: LocalRequest, id: string): LocalReply {
  const charge = world.store.get('charge', id)
  const { amount, amount_refunded: refunded, created, currency, description } = charge
  const card = charge.payment_method_details?.card
  return page(
    'Receipt',
    html`<h1>Receipt</h1>
      <dl>
        <dt>Paid</dt>
        <dd>${amountText(amount, currency)}</dd>
        ${
          refunded === 0
            ? []
            : html`<dt>Refunded</dt>
                <dd>${amountText(refunded, currency)}</dd>`
        }
        <dt>Date</dt>
        <dd>${dateText(created)}</dd>
        <dt>Card</dt>
        <dd>${card?.brand ?? ''} ${card?.last4 ?? ''}</dd>
        ${
          description === null
            ? []
            : html`<dt>For</dt>
                <dd>${description}</dd>`
        }
        <dt>Reference</dt>
        <dd><code>${id}</code></dd>
      </dl>`,
  )
}
