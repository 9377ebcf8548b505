import { formatMoney } from '@stagedoor/words/format'
import type { PurchaseFile } from './get-purchase-file.ts'
import { html, type Html } from './html.ts'

const refundable = ['paid', 'partially_refunded', 'late_paid']

/** A real form with a required reason; it says what ends, and who hears what. */
export function refundForm(file: PurchaseFile, asked: { error?: string; reason?: string }): Html {
  const amount = formatMoney(file)
  if (file.status === 'refunding')
    return html`<p class="verdict muted">
      The refund of ${amount} is decided. Stripe is asked again until it has taken it on.
    </p>`
  if (!refundable.includes(file.status) || file.amountMinor === 0)
    return html`<p class="verdict muted">There is no payment here that could be returned.</p>`
  const watching = file.grantStatus === 'active' || file.grantStatus === 'grace'
  return html`<form class="verdict" method="post" action="/admin/purchases/${file.id}/refund">
    <fieldset>
      <legend>Return ${amount}</legend>
      <ul class="plain">
        <li><b>${file.email}</b> gets ${amount} back and a mail that says so.</li>
        ${
          watching &&
          html`<li>
            <b>Access ends at once.</b> Whoever is watching is shown out within
            seconds${file.seatNumber === null ? '.' : html`; seat ${file.seatNumber} is on sale again.`}
          </li>`
        }
        <li><b>The creator</b> hears nothing from us; the sale is gone from their numbers.</li>
      </ul>
    </fieldset>
    <label class="field"
      >Why
      <textarea
        name="reason"
        rows="2"
        required
        minlength="3"
        maxlength="500"
        aria-describedby="why ${asked.error ? 'wrong' : ''}"
        ${asked.error ? html`aria-invalid="true"` : null}
      >
${asked.reason}</textarea>
      ${asked.error && html`<span class="err" id="wrong">${asked.error}</span>`}
      <span class="hint" id="why"
        >Kept in the audit log with your name. The buyer does not see it.</span
      ></label
    >
    <div class="row"><button class="btn loud" type="submit">Return ${amount}</button></div>
  </form>`
}
