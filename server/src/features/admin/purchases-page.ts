import type { Ctx } from '#context.ts'
import { formatMoney } from '@stagedoor/words/format'
import { getPurchaseFile, type PurchaseFile } from './get-purchase-file.ts'
import { html, type Html } from './html.ts'
import { layout } from './layout.ts'
import {
  countNeedingPurchases,
  listPurchases,
  type PurchaseFilter,
  type PurchaseLine,
} from './list-purchases.ts'
import { refundForm } from './refund-form.ts'
import { ago, dateOf, purchaseWords } from './words.ts'

const grantWords = {
  active: 'running',
  grace: 'running, payment late',
  suspended: 'paused',
  ended: 'ended',
  revoked: 'taken back',
}
const auditWords: Record<string, string> = {
  'purchase/refund': 'Refund decided',
  'purchase/late-paid': 'Paid late; a seat was still free',
  'purchase/late-refund': 'Paid late; no seat was left, the money goes back',
}

/** The list with its search on the left, one purchase with the refund form on the right. */
export async function purchasesPage(
  ctx: Ctx,
  asked: PurchaseFilter & { purchaseId?: string; error?: string; reason?: string },
): Promise<string> {
  const lines = await listPurchases(ctx.db, asked)
  const needing = await countNeedingPurchases(ctx.db)
  const file = asked.purchaseId ? await getPurchaseFile(ctx.db, asked.purchaseId) : undefined
  return layout({
    title: file ? `${file.passName}, ${file.email}` : 'Purchases',
    place: 'purchases',
    operator: ctx.viewer?.name || ctx.viewer?.email || '',
    needs: { purchases: needing },
    body: html`<div class="q ${file ? 'open' : ''}">
      ${inbox(lines, asked, needing)}
      ${
        file
          ? purchaseFile(file, asked)
          : html`<div class="file">
              <p class="muted">Choose a purchase to see its money, its access and its history.</p>
            </div>`
      }
    </div>`,
  })
}

function inbox(
  lines: PurchaseLine[],
  asked: PurchaseFilter & { purchaseId?: string },
  needing: number,
): Html {
  const now = new Date()
  const tab = (state: PurchaseFilter['state'], label: string, count?: number) =>
    html`<a
      href="/admin/purchases?${query({ ...asked, state })}"
      ${asked.state === state ? html`aria-current="page"` : null}
      >${label} ${count ? html`<span class="n hot">${count}</span>` : null}</a
    >`
  return html`<section class="inbox" aria-labelledby="list">
    <header>
      <div class="row">
        ${listTitle(asked)}
        <span class="small muted num">${lines.length} shown</span>
      </div>
      <form class="row" action="/admin/purchases" role="search">
        <label class="grow"
          ><span class="vh">Search purchases</span
          ><input type="search" name="q" value="${asked.search}" placeholder="Mail, pass, Space or id"
        /></label>
        ${asked.state === 'needs' ? html`<input type="hidden" name="state" value="needs" />` : null}
        <button class="btn quiet" type="submit">Search</button>
      </form>
      <nav class="tabs" aria-label="State">${tab('all', 'All')} ${tab('needs', 'Need you', needing)}</nav>
    </header>
    ${
      lines.length === 0
        ? html`<p class="empty muted">${emptyWords(asked)}</p>`
        : html`<ol>
            ${lines.map((line) => listItem(line, asked, now))}
          </ol>`
    }
  </section>`
}

/** The page's one first heading is what it is about: the chosen purchase, else the list. */
function listTitle({ purchaseId }: { purchaseId?: string }): Html {
  return purchaseId
    ? html`<h2 id="list" class="title grow">Purchases</h2>`
    : html`<h1 id="list" class="title grow">Purchases</h1>`
}

function listItem(line: PurchaseLine, asked: PurchaseFilter & { purchaseId?: string }, now: Date): Html {
  const current = line.id === asked.purchaseId ? html`aria-current="true"` : null
  return html`<li>
    <a href="/admin/purchases/${line.id}?${query(asked)}" ${current}>
      <b class="cut">${line.email}</b>
      <span class="age num fine">${ago(line.createdAt, now)}</span>
      <span class="sub cut">${line.passName} · ${line.spaceName}</span>
      <span class="sub num">${line.amountMinor === 0 ? 'Free' : formatMoney(line)}</span>
      <span class="sub ${tone(line)}">${stateOf(line)}</span>
    </a>
  </li>`
}

function emptyWords({ search, state }: PurchaseFilter): string {
  if (search) return `Nothing fits “${search}”. Ids and Stripe’s numbers must be whole.`
  return state === 'needs' ? 'No purchase needs you.' : 'Nobody has bought or taken a pass yet.'
}

function stateOf({ status, failure }: Pick<PurchaseLine, 'status' | 'failure'>): string {
  return failure && status === 'paid' ? 'Paid, but a refund failed' : purchaseWords[status]
}

function tone({ status, failure }: Pick<PurchaseLine, 'status' | 'failure'>): string {
  if (status === 'late_paid' || status === 'chargeback_lost') return 'bad'
  if (status === 'disputed' || status === 'refunding' || failure) return 'warn'
  return ''
}

function purchaseFile(file: PurchaseFile, asked: PurchaseFilter & { error?: string; reason?: string }): Html {
  return html`<article class="file" aria-labelledby="name">
    <header>
      <p class="back"><a href="/admin/purchases?${query(asked)}">All purchases</a></p>
      <h1 id="name" class="title">${file.passName}</h1>
      <p class="muted">
        <a href="/${file.spaceSlug}/${file.passSlug}">${file.spaceName}</a>, by
        ${file.email}${file.name ? ` (${file.name})` : ''}
      </p>
    </header>
    ${
      file.failure &&
      html`<p class="note ${tone(file)}">
        <b>${file.failure}</b> ${tone(file) && 'Try again below, or send the money back another way.'}
      </p>`
    }
    <div class="duo">
      <section aria-labelledby="stands">
        <h2 id="stands">How it stands</h2>
        <dl class="facts">
          <dt>State</dt>
          <dd>${stateOf(file)}</dd>
          <dt>Price</dt>
          <dd class="num">${file.amountMinor === 0 ? 'Free' : formatMoney(file)}</dd>
          <dt>Access</dt>
          <dd>${accessOf(file)}</dd>
          ${
            file.seatNumber !== null &&
            html`<dt>Seat</dt>
              <dd class="num">${file.seatNumber}</dd>`
          }
          <dt>Begun</dt>
          <dd class="num">${dateOf(file.createdAt)}</dd>
          ${
            file.paidAt &&
            html`<dt>Paid</dt>
              <dd class="num">${dateOf(file.paidAt)}</dd>`
          }
          ${
            file.paymentIntentId &&
            html`<dt>Stripe</dt>
              <dd><code>${file.paymentIntentId}</code></dd>`
          }
          <dt>Id</dt>
          <dd><code>${file.id}</code></dd>
        </dl>
      </section>
      <section aria-labelledby="was">
        <h2 id="was">What happened</h2>
        ${history(file)}
      </section>
    </div>
    ${refundForm(file, asked)}
  </article>`
}

function accessOf({ grantStatus, accessUntil }: PurchaseFile): string {
  if (!grantStatus) return 'none'
  const until = accessUntil ? `until ${dateOf(accessUntil)}` : 'without end'
  return grantStatus === 'active' || grantStatus === 'grace'
    ? `${grantWords[grantStatus]}, ${until}`
    : grantWords[grantStatus]
}

function history({ money, done, currency }: PurchaseFile): Html {
  const entries = [
    ...money.map((entry) => ({
      at: entry.at,
      what: html`<b
          >${moneyWords(entry)} ${formatMoney({ amountMinor: Math.abs(entry.amountMinor), currency })}</b
        >
        <code>${entry.ref}</code>`,
    })),
    ...done.map((entry) => ({
      at: entry.at,
      what: html`<b>${auditWords[entry.action] ?? entry.action}</b> by ${entry.actor ?? 'the system'}:
        “${entry.reason}”`,
    })),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime())
  if (entries.length === 0)
    return html`<p class="muted small">No money moved, and nobody decided anything.</p>`
  return html`<ul class="plain">
    ${entries.map(({ at, what }) => html`<li>${what}<br /><span class="num">${dateOf(at)}</span></li>`)}
  </ul>`
}

function moneyWords({ kind, amountMinor }: PurchaseFile['money'][number]): string {
  switch (kind) {
    case 'charge':
      return 'Paid'
    case 'refund':
      return amountMinor < 0 ? 'Returned' : 'Could not be returned:'
    case 'dispute':
      return amountMinor < 0 ? 'Taken by a dispute:' : 'Dispute won:'
    case 'fee':
      return 'Fee'
  }
}

function query({ search, state }: PurchaseFilter): string {
  const parts = new URLSearchParams()
  if (search) parts.set('q', search)
  if (state !== 'all') parts.set('state', state)
  return parts.toString()
}
