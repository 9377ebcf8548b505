import { adminPurchasesWords } from '@stagedoor/words/admin-purchases'
import { formatMoney } from '@stagedoor/words/format'
import type { Ctx } from '#context.ts'
import { html, type Html } from './html.ts'
import { cutPage, emptyList, pager, query, searchForm } from './list-parts.ts'
import {
  countNeedingPurchases,
  purchasesPageSize,
  type PurchaseFilter,
  type PurchaseLine,
} from './list-purchases.ts'
import { purchaseState, purchaseTone } from './purchase-state.ts'
import { ago } from './times.ts'

const action = '/admin/purchases'
type AskedFor = PurchaseFilter & { purchaseId?: string }

/** Purchases to choose from: searched, all or those that need an operator, page by page. */
export async function purchaseInbox(ctx: Ctx, lines: PurchaseLine[], asked: AskedFor): Promise<Html> {
  const words = adminPurchasesWords()
  const needing = await countNeedingPurchases(ctx.db)
  const { shown, older } = cutPage(lines, purchasesPageSize)
  const now = new Date()
  return html`<section class="inbox" aria-labelledby="list">
    <header>
      <div class="row">
        ${listTitle(asked)}
        ${shown.length > 0 && html`<span class="small muted num">${words.shown(shown.length)}</span>`}
      </div>
      ${searchForm(asked, {
        action,
        label: words.search,
        placeholder: words.placeholder,
        also: asked.state === 'needs' ? { state: 'needs' } : {},
      })}
      <nav class="tabs" aria-label="${words.stateTabs}">
        ${tab(asked, 'all', words.all)} ${tab(asked, 'needs', words.needYou, needing)}
      </nav>
    </header>
    ${
      shown.length === 0
        ? nothingIn(asked)
        : html`<ol>
            ${shown.map((line) => listItem(line, asked, now))}
          </ol>`
    }
    ${pager(action, { before: asked.before, also: filterOf(asked) }, older)}
  </section>`
}

/** What the address says of the filter, without the page. */
function filterOf({ search, state }: PurchaseFilter): Record<string, string> {
  return { q: search, state: state === 'all' ? '' : state }
}

/** Where the list with this purchase in it is; also the way back to it on a phone. */
export function inboxAddress(asked: PurchaseFilter): string {
  return action + query({ ...filterOf(asked), before: asked.before ?? '' })
}

/** The page's one first heading is what it is about: the chosen purchase, else the list. */
function listTitle({ purchaseId }: AskedFor): Html {
  const { title } = adminPurchasesWords()
  return purchaseId
    ? html`<h2 id="list" class="title grow">${title}</h2>`
    : html`<h1 id="list" class="title grow">${title}</h1>`
}

function tab(asked: AskedFor, state: PurchaseFilter['state'], label: string, count?: number): Html {
  return html`<a
    href="${action}${query(filterOf({ ...asked, state }))}"
    ${asked.state === state ? html`aria-current="page"` : null}
    >${label} ${count ? html`<span class="n hot">${count}</span>` : null}</a
  >`
}

function listItem(line: PurchaseLine, asked: AskedFor, now: Date): Html {
  const current = line.id === asked.purchaseId ? html`aria-current="true"` : null
  const address = `${action}/${line.id}${query({ ...filterOf(asked), before: asked.before ?? '' })}#purchase`
  return html`<li>
    <a href="${address}" ${current}>
      <b class="cut">${line.email}</b>
      <span class="age num">${ago(line.createdAt, now)}</span>
      <span class="sub cut"><bdi>${line.passName}</bdi> · <bdi>${line.spaceName}</bdi></span>
      <span class="sub num">${line.amountMinor === 0 ? adminPurchasesWords().free : formatMoney(line)}</span>
      ${isPlain(line) ? null : html`<span class="sub ${purchaseTone(line)}">${purchaseState(line)}</span>`}
    </a>
  </li>`
}

/** Paid and nothing else: the price says it. */
function isPlain({ status, failure }: PurchaseLine): boolean {
  return status === 'paid' && failure === null
}

function nothingIn(asked: AskedFor): Html {
  const words = adminPurchasesWords()
  if (asked.search) return emptyList({ what: words.nothingFits(asked.search), clear: action })
  return asked.state === 'needs'
    ? emptyList({ what: words.noneNeeds, clear: action })
    : emptyList({ what: words.none })
}
