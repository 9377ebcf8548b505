import { adminPurchasesWords } from '@stagedoor/words/admin-purchases'
import { formatMoney } from '@stagedoor/words/format'
import type { PurchaseFile } from './get-purchase-file.ts'
import { html, type Html } from './html.ts'
import { icon } from './layout.ts'
import type { PurchaseFilter } from './list-purchases.ts'
import { purchaseHistory } from './purchase-history.ts'
import { inboxAddress } from './purchase-inbox.ts'
import { purchaseState, purchaseTone } from './purchase-state.ts'
import { refundForm } from './refund-form.ts'
import { instantOf } from './times.ts'

/** One purchase: how it stands, what happened to it, and what can be done. */
export function purchaseFile(
  file: PurchaseFile,
  asked: PurchaseFilter & { error?: string; reason?: string },
): Html {
  const words = adminPurchasesWords()
  return html`<article class="file" id="purchase" aria-labelledby="name">
    <header>
      <p class="back"><a href="${inboxAddress(asked)}">${icon('back')}${words.back}</a></p>
      <h1 id="name" class="title">${file.passName}</h1>
      <p class="muted">
        <a href="/${file.spaceSlug}/${file.passSlug}"><bdi>${file.spaceName}</bdi></a
        >${words.by}${file.email}${file.name && html` (<bdi>${file.name}</bdi>)`}
      </p>
    </header>
    ${file.failure && failureNote(file)}
    <div class="sides">
      <section aria-labelledby="stands">
        <h2 id="stands">${words.facts.title}</h2>
        ${facts(file)}
      </section>
      <section aria-labelledby="was">
        <h2 id="was">${words.history.title}</h2>
        ${purchaseHistory(file)}
      </section>
    </div>
    ${refundForm(file, asked)}
  </article>`
}

function failureNote(file: PurchaseFile): Html {
  const tone = purchaseTone(file)
  return html`<div class="note" data-kind="${tone || 'info'}">
    ${icon('warn')}
    <p class="grow"><b>${file.failure}</b> ${tone && adminPurchasesWords().failureNext}</p>
  </div>`
}

function facts(file: PurchaseFile): Html {
  const words = adminPurchasesWords()
  const fact = (name: string, value: Html | string | number | null) =>
    value !== null &&
    html`<dt>${name}</dt>
      <dd class="num">${value}</dd>`
  const tone = purchaseTone(file)
  return html`<dl class="facts">
    <dt>${words.facts.state}</dt>
    ${tone ? html`<dd class="${tone}">${purchaseState(file)}</dd>` : html`<dd>${purchaseState(file)}</dd>`}
    ${fact(words.facts.price, file.amountMinor === 0 ? words.free : formatMoney(file))}
    ${fact(words.facts.access, accessOf(file))} ${fact(words.facts.seat, file.seatNumber)}
    ${fact(words.facts.begun, instantOf(file.createdAt))}
    ${fact(words.facts.paid, file.paidAt && instantOf(file.paidAt))}
    ${fact(words.facts.stripe, file.paymentIntentId && html`<code>${file.paymentIntentId}</code>`)}
    ${fact(words.facts.id, html`<code>${file.id}</code>`)}
  </dl>`
}

function accessOf({ grantStatus, accessUntil }: PurchaseFile): string {
  const words = adminPurchasesWords().access
  const until = accessUntil ? words.until(instantOf(accessUntil)) : words.endless
  switch (grantStatus) {
    case null:
      return words.none
    case 'active':
      return words.running(until)
    case 'grace':
      return words.late(until)
    default:
      return words[grantStatus]
  }
}
