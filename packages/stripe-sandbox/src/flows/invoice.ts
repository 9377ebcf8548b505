import { emit } from '#core/events.ts'
import { newId, randomText } from '#core/ids.ts'
import type { Customer, Invoice, InvoiceLineItem, InvoicePayment } from '#core/objects.ts'
import type { World } from '#core/world.ts'

export interface InvoiceInput {
  customer: Customer
  currency: string
  lines: InvoiceLineItem[]
  reason: Invoice['billing_reason']
  metadata: Record<string, string>
  description: string | null
  footer: string | null
  parent: Invoice['parent']
  period: { start: number; end: number }
  defaultMethod: string | null
}

/** A draft: it can still be changed, nobody sees it. */
export function draftInvoice(world: World, input: InvoiceInput): Invoice {
  const id = newId('in')
  const lines = input.lines.map((line) => ({ ...line, invoice: id }))
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  const invoice = world.store.put<Invoice>({
    id,
    object: 'invoice',
    account_country: 'US',
    account_name: 'Stripe sandbox',
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: input.reason,
    collection_method: 'charge_automatically',
    created: world.clock.now(),
    currency: input.currency,
    custom_fields: null,
    customer: input.customer.id,
    customer_account: null,
    customer_address: input.customer.address ?? null,
    customer_email: input.customer.email,
    customer_name: input.customer.name ?? null,
    customer_phone: input.customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: input.defaultMethod,
    default_source: null,
    default_tax_rates: [],
    description: input.description,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: input.footer,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', data: lines, has_more: false, url: `/v1/invoices/${id}/lines` },
    livemode: false,
    metadata: input.metadata,
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: input.parent,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: input.period.end,
    period_start: input.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  })
  emit(world, 'invoice.created', invoice)
  return invoice
}

/** From here on it is a document: it has a number and addresses. */
export function finalizeInvoice(world: World, id: string): Invoice {
  const draft = world.store.get('invoice', id)
  const now = world.clock.now()
  const page = `${world.publicUrl}/_local/invoices/${id}`
  const invoice = world.store.update('invoice', id, {
    effective_at: now,
    ending_balance: 0,
    hosted_invoice_url: page,
    invoice_pdf: `${page}/pdf`,
    number: takeNumber(world, draft.customer),
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: now },
  })
  emit(world, 'invoice.finalized', invoice)
  return invoice
}

/** `intent` is the payment that covered it; null when there was nothing to pay. */
export function markInvoicePaid(world: World, id: string, intent: string | null): Invoice {
  const open = world.store.get('invoice', id)
  const now = world.clock.now()
  const payment = intent === null ? undefined : settlePayment(world, open, intent)
  const invoice = world.store.update('invoice', id, {
    amount_paid: open.amount_due,
    amount_remaining: 0,
    attempt_count: open.attempt_count + 1,
    attempted: true,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...open.status_transitions, paid_at: now },
  })
  emit(world, 'invoice.paid', invoice)
  emit(world, 'invoice.payment_succeeded', invoice)
  if (payment !== undefined) emit(world, 'invoice_payment.paid', payment)
  return invoice
}

/** The link from an invoice to the payment that is to cover it: neither names the other itself. */
export function linkPayment(world: World, invoice: Invoice, intent: string): InvoicePayment {
  return world.store.put<InvoicePayment>({
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.clock.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  })
}

export function paymentsOf(world: World, invoice: string): InvoicePayment[] {
  return world.store.all('invoice_payment').filter((payment) => payment.invoice === invoice)
}

function settlePayment(world: World, invoice: Invoice, intent: string): InvoicePayment {
  const known = paymentsOf(world, invoice.id).find(({ payment }) => payment.payment_intent === intent)
  const { id } = known ?? linkPayment(world, invoice, intent)
  return world.store.update('invoice_payment', id, {
    amount_paid: invoice.amount_due,
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: world.clock.now() },
  })
}

function takeNumber(world: World, customerId: string | null): string {
  const customer = customerId === null ? undefined : world.store.find('customer', customerId)
  const sequence = customer?.next_invoice_sequence ?? 1
  if (customer !== undefined)
    world.store.update('customer', customer.id, { next_invoice_sequence: sequence + 1 })
  return `${customer?.invoice_prefix ?? randomText(8).toUpperCase()}-${String(sequence).padStart(4, '0')}`
}
