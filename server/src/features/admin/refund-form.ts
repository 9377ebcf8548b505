import { adminPurchasesWords } from '@stagedoor/words/admin-purchases'
import { formatMoney } from '@stagedoor/words/format'
import type { PurchaseFile } from './get-purchase-file.ts'
import { html, type Html } from './html.ts'
import { icon } from './layout.ts'

/** A real form with a required reason; it says what ends, and who hears what. */
export function refundForm(file: PurchaseFile, asked: { error?: string; reason?: string }): Html {
  const words = adminPurchasesWords().refund
  const amount = formatMoney({ amountMinor: leftOf(file), currency: file.currency })
  const nothing = whyNothing(file, formatMoney(file))
  if (nothing) return html`<p class="verdict muted">${nothing}</p>`
  return html`<form class="verdict" method="post" action="/admin/purchases/${file.id}/refund">
    <fieldset>
      <legend>${words.title(amount)}</legend>
      <ul class="plain">
        <li><b>${file.email}</b>${words.buyer(amount)}</li>
        ${isInside(file) && html`<li><b>${words.accessEnds}</b>${endWords(file)}</li>`}
        <li><b>${words.creator}</b>${words.creatorHears}</li>
      </ul>
    </fieldset>
    <label class="field"
      >${words.why}
      <span class="hint" id="why">${words.hint}</span>
      <textarea
        name="reason"
        rows="3"
        required
        minlength="3"
        maxlength="500"
        aria-describedby="why ${asked.error ? 'wrong' : ''}"
        ${asked.error ? html`aria-invalid="true" autofocus` : null}
      >
${asked.reason}</textarea>
      ${asked.error && html`<span class="err" id="wrong">${icon('warn')}${asked.error}</span>`}</label
    >
    <div class="row"><button class="btn loud" type="submit">${words.submit(amount)}</button></div>
  </form>`
}

/** What was paid, less what went back already. */
function leftOf({ money, amountMinor }: PurchaseFile): number {
  const moved = money.filter(({ kind }) => kind !== 'fee').reduce((sum, entry) => sum + entry.amountMinor, 0)
  return moved > 0 ? moved : amountMinor
}

function isInside({ grantStatus }: PurchaseFile): boolean {
  return grantStatus === 'active' || grantStatus === 'grace'
}

function endWords({ seatNumber }: PurchaseFile): string {
  const words = adminPurchasesWords().refund
  return seatNumber === null ? words.shownOut : words.seatFree(String(seatNumber))
}

/** What stands in the form's place where no money can be returned. */
function whyNothing({ status, amountMinor }: PurchaseFile, amount: string): string | null {
  const words = adminPurchasesWords().noRefund
  if (amountMinor === 0) return words.free
  switch (status) {
    case 'paid':
    case 'partially_refunded':
    case 'late_paid':
      return null
    case 'reserved':
    case 'open':
    case 'expired':
    case 'canceled':
    case 'failed':
      return words.notCharged
    case 'processing':
      return words.undecided
    case 'refunding':
      return words.underWay(amount)
    case 'refunded':
      return words.refunded(amount)
    case 'disputed':
      return words.disputed
    case 'chargeback_lost':
      return words.lost
    default:
      return status satisfies never
  }
}
