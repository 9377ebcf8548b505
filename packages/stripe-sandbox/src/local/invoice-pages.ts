import { amountText } from '#core/money.ts'
import type { World } from '#core/world.ts'
import { payInvoice } from '#flows/pay-invoice.ts'
import { dateText } from './date-text.ts'
import { html } from './html.ts'
import { makePdf } from './pdf.ts'
import { done, type LocalReply, page } from './reply.ts'
import type { LocalRequest } from './serve.ts'

/** What `invoice.hosted_invoice_url` shows; an open one can be paid here. */
export function invoicePage(world: World, _asked: LocalRequest, id: string): LocalReply {
  const invoice = world.store.get('invoice', id)
  const { currency } = invoice
  const rows = invoice.lines.data.map(
    ({ amount, description, period }) =>
      html`<tr>
        <td>${description ?? ''}</td>
        <td>${period.start === period.end ? '' : `${dateText(period.start)} to ${dateText(period.end)}`}</td>
        <td class="num">${amountText(amount, currency)}</td>
      </tr>`,
  )
  const pay = html`<form method="post" action="${world.publicUrl}/_local/invoices/${id}/pay">
    <button>Pay ${amountText(invoice.amount_due, currency)} with the saved card</button>
  </form>`
  return page(
    `Invoice ${invoice.number ?? ''}`,
    html`<h1>Invoice ${invoice.number ?? 'draft'}</h1>
      <p class="muted">
        ${dateText(invoice.created)} · ${invoice.customer_email ?? ''} · ${invoice.status ?? ''}
      </p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>What</th>
              <th>Period</th>
              <th class="num">Amount</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
          <tfoot>
            <tr>
              <th colspan="2">Total</th>
              <th class="num">${amountText(invoice.total, currency)}</th>
            </tr>
          </tfoot>
        </table>
      </div>
      ${invoice.status === 'open' ? pay : []}
      <p><a href="${invoice.invoice_pdf ?? '#'}">Download as PDF</a></p>`,
  )
}

/** The buyer is here, so the bank's question counts as answered. */
export function payInvoicePage(world: World, asked: LocalRequest, id: string): LocalReply {
  payInvoice(world, id, { authenticated: true })
  return done(asked, world.store.get('invoice', id))
}

export function invoicePdf(world: World, _asked: LocalRequest, id: string): LocalReply {
  const { created, currency, customer_email, lines, number, status, total } = world.store.get('invoice', id)
  const body = makePdf([
    `Invoice ${number ?? 'draft'}`,
    `${dateText(created)}, ${status}`,
    customer_email ?? '',
    '',
    ...lines.data.map(({ amount, description }) => `${description ?? ''}: ${amountText(amount, currency)}`),
    `Total: ${amountText(total, currency)}`,
    '',
    'Test payments: no money moves.',
  ])
  const headers = { 'Content-Disposition': `attachment; filename="invoice-${number ?? id}.pdf"` }
  return { type: 'application/pdf', body, headers }
}
