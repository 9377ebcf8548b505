import { StripeError } from '#core/errors.ts'
import type { World } from '#core/world.ts'
import { cardPage } from './card-page.ts'
import { indexPage } from './index-page.ts'
import { invoicePage, invoicePdf, payInvoicePage } from './invoice-pages.ts'
import { answerSession, paySession, readSession, updateEmail } from './pay-session.ts'
import { portalPage, usePortal } from './portal-page.ts'
import { receiptPage } from './receipt-page.ts'
import { json, type LocalReply } from './reply.ts'
import type { LocalRequest } from './serve.ts'
import { stripeJs } from './stripe-js.ts'
import * as switches from './switches.ts'

type Handler = (world: World, asked: LocalRequest, id: string) => LocalReply | Promise<LocalReply>

const handlers: Record<string, Handler> = {
  'GET /': indexPage,
  'GET /_local/health': () => json({ ok: true }),

  // What browsers of buyers ask for.
  'GET /_local/stripe.js': stripeJs,
  'GET /_local/card': cardPage,
  'POST /_local/session': readSession,
  'POST /_local/pay': paySession,
  'POST /_local/answer': answerSession,
  'POST /_local/email': updateEmail,
  'GET /_local/receipts/:id': receiptPage,
  'GET /_local/invoices/:id': invoicePage,
  'GET /_local/invoices/:id/pdf': invoicePdf,
  'POST /_local/invoices/:id/pay': payInvoicePage,
  'GET /_local/portal/:id': portalPage,
  'POST /_local/portal/:id': usePortal,

  // Switches for tests and for people who try things.
  'GET /_local/events': switches.listDeliveries,
  'POST /_local/events/:id/resend': switches.resend,
  'POST /_local/advance': switches.advance,
  'POST /_local/disputes': switches.makeDispute,
  'POST /_local/disputes/:id': switches.decideDispute,
  'POST /_local/sessions/:id/expire': switches.expireNow,
  'GET /_local/faults': switches.readFaults,
  'POST /_local/faults': switches.setFaults,
  'DELETE /_local/faults': switches.clearFaults,
}

export function localRoutes(
  world: World,
  method: string,
  asked: LocalRequest,
): LocalReply | Promise<LocalReply> {
  const path = asked.url.pathname
  const plain = handlers[`${method} ${path}`]
  if (plain !== undefined) return plain(world, asked, '')
  const [, root = '', kind = '', id = '', ...rest] = path.split('/')
  const named = handlers[[`${method} /${root}/${kind}/:id`, ...rest].join('/')]
  if (named !== undefined) return named(world, asked, decodeURIComponent(id))
  const message = `The sandbox has no ${method} ${path}.`
  throw new StripeError(404, { type: 'invalid_request_error', message })
}
