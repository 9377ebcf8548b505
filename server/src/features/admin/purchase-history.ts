import { adminPurchasesWords } from '@stagedoor/words/admin-purchases'
import { formatMoney } from '@stagedoor/words/format'
import type { PurchaseFile } from './get-purchase-file.ts'
import { html, type Html } from './html.ts'
import { instantOf } from './times.ts'

/** Money that moved and what was decided, oldest first. */
export function purchaseHistory({ money, done, currency }: PurchaseFile): Html {
  const words = adminPurchasesWords().history
  const entries = [
    ...money.map((entry) => ({
      at: entry.at,
      what: html`<b>${moneyWords(entry, currency)}</b> <code>${entry.ref}</code>`,
    })),
    ...done.map((entry) => ({
      at: entry.at,
      what: html`<b>${words.actions[entry.action] ?? entry.action}</b
        >${words.by(entry.actor ?? words.system, entry.reason)}`,
    })),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime())
  if (entries.length === 0) return html`<p class="muted small">${words.empty}</p>`
  return html`<ol class="plain">
    ${entries.map(
      ({ at, what }) =>
        html`<li>
          <p>${what}</p>
          <p class="num">${instantOf(at)}</p>
        </li>`,
    )}
  </ol>`
}

function moneyWords(
  { kind, amountMinor }: PurchaseFile['money'][number],
  currency: PurchaseFile['currency'],
): string {
  const words = adminPurchasesWords().history
  const amount = formatMoney({ amountMinor: Math.abs(amountMinor), currency })
  switch (kind) {
    case 'charge':
      return words.paid(amount)
    case 'refund':
      return amountMinor < 0 ? words.returned(amount) : words.notReturned(amount)
    case 'dispute':
      return amountMinor < 0 ? words.disputeTook(amount) : words.disputeWon(amount)
    case 'fee':
      return words.fee(amount)
  }
}
