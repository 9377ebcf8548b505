import { adminPurchasesWords } from '@stagedoor/words/admin-purchases'
import type { Ctx } from '#context.ts'
import { getPurchaseFile } from './get-purchase-file.ts'
import { html } from './html.ts'
import { adminPage } from './layout.ts'
import { listPurchases, type PurchaseFilter } from './list-purchases.ts'
import { purchaseFile } from './purchase-file.ts'
import { purchaseInbox } from './purchase-inbox.ts'

/** The list with its search on the left, one purchase with the refund form on the right. */
export async function purchasesPage(
  ctx: Ctx,
  asked: PurchaseFilter & { purchaseId?: string; error?: string; reason?: string },
): Promise<string> {
  const words = adminPurchasesWords()
  const lines = await listPurchases(ctx.db, asked)
  const file = asked.purchaseId ? await getPurchaseFile(ctx.db, asked.purchaseId) : undefined
  const title = file ? words.fileTitle(file.passName, file.email) : words.title
  return adminPage(ctx, {
    title: asked.error ? words.errorTitle(title) : title,
    place: 'purchases',
    body: html`<div class="q ${file ? 'open' : ''}">
      ${await purchaseInbox(ctx, lines, asked)}
      ${file ? purchaseFile(file, asked) : html`<div class="file"><p class="muted">${words.choose}</p></div>`}
    </div>`,
  })
}
