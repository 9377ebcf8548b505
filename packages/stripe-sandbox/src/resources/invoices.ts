import { invalid, StripeError } from '#core/errors.ts'
import { change, emit } from '#core/events.ts'
import type { Includes } from '#core/expand.ts'
import { list, paginate } from '#core/list.ts'
import { mergeMetadata, only } from '#core/params.ts'
import { route } from '#core/router.ts'
import { finalizeInvoice, markInvoicePaid, paymentsOf } from '#flows/invoice.ts'
import { payInvoice, subscriptionOf } from '#flows/pay-invoice.ts'
import { findMethod } from './payment-methods.ts'

export const invoiceRoutes = [
  route('GET /v1/invoices', (world, params) =>
    list(world, 'invoice', '/v1/invoices', params, (invoice) => {
      const { customer, status, subscription } = params
      if (customer !== undefined && invoice.customer !== customer) return false
      if (status !== undefined && invoice.status !== status) return false
      return subscription === undefined || subscriptionOf(invoice) === subscription
    }),
  ),
  route('GET /v1/invoices/:id', (world, _, { id }) => world.store.get('invoice', id)),
  route('POST /v1/invoices/:id', (world, params, { id }) => {
    only(params, 'metadata')
    const old = world.store.get('invoice', id)
    return change(world, 'invoice.updated', 'invoice', id, {
      metadata: mergeMetadata(old.metadata ?? {}, params.metadata),
    })
  }),
  route('POST /v1/invoices/:id/pay', (world, params, { id }) => {
    only(params, 'off_session paid_out_of_band payment_method')
    if (params.paid_out_of_band === true) return markInvoicePaid(world, id, null)
    if (world.store.get('invoice', id).status === 'draft') finalizeInvoice(world, id)
    const given = params.payment_method
    const method = given === undefined ? undefined : findMethod(world, given, 'payment_method').id
    const outcome = payInvoice(world, id, { method })
    if (outcome?.type !== 'declined') return world.store.get('invoice', id)
    const { code, declineCode, message } = outcome.decline
    const decline = declineCode === null ? {} : { decline_code: declineCode }
    throw new StripeError(402, {
      type: 'card_error',
      code,
      message,
      ...decline,
      payment_intent: outcome.intent,
    })
  }),
  route('POST /v1/invoices/:id/void', (world, _, { id }) => {
    const old = world.store.get('invoice', id)
    if (old.status !== 'open') throw invalid(`You can only void open invoices; this one is ${old.status}.`)
    const invoice = world.store.update('invoice', id, {
      next_payment_attempt: null,
      status: 'void',
      status_transitions: { ...old.status_transitions, voided_at: world.clock.now() },
    })
    emit(world, 'invoice.voided', invoice)
    return invoice
  }),
  route('GET /v1/invoice_payments', (world, params) =>
    list(world, 'invoice_payment', '/v1/invoice_payments', params, ({ invoice, payment, status }) => {
      if (params.invoice !== undefined && invoice !== params.invoice) return false
      if (params.status !== undefined && status !== params.status) return false
      return (
        params.payment?.payment_intent === undefined ||
        payment.payment_intent === params.payment.payment_intent
      )
    }),
  ),
  route('GET /v1/invoice_payments/:id', (world, _, { id }) => world.store.get('invoice_payment', id)),
]

export const invoiceIncludes: Includes[string] = {
  payments: (world, id) =>
    paginate(paymentsOf(world, id).toReversed(), `/v1/invoice_payments?invoice=${id}`, {}),
}
