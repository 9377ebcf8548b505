import type { Charge, Invoice, Session } from '#core/objects.ts'
import type { World } from '#core/world.ts'
import { draftInvoice, finalizeInvoice, markInvoicePaid } from './invoice.ts'
import { invoiceLine } from './invoice-lines.ts'
import { planOf } from './plan.ts'

/** The document of a one-time purchase, made after it is paid. */
export function invoiceSession(
  world: World,
  session: Session,
  { customer, method, paid }: { customer: string; method: string | null; paid: Charge | null },
): Invoice {
  const now = world.clock.now()
  const period = { start: now, end: now }
  const data = session.invoice_creation?.invoice_data
  const { lineItems } = planOf(world, session.id)
  const draft = draftInvoice(world, {
    customer: world.store.get('customer', customer),
    currency: session.currency ?? 'usd',
    lines: lineItems.flatMap(({ description, price, quantity }) => {
      return price === null
        ? []
        : [invoiceLine({ price, quantity: quantity ?? 1, description, period, metadata: {} })]
    }),
    reason: 'manual',
    metadata: data?.metadata ?? {},
    description: data?.description ?? null,
    footer: data?.footer ?? null,
    parent: null,
    period,
    defaultMethod: method,
  })
  finalizeInvoice(world, draft.id)
  return markInvoicePaid(world, draft.id, paid?.payment_intent ?? null)
}
