import { contract, sayIssue, type Input } from '@stagedoor/contract'
import { adminPurchasesWords } from '@stagedoor/words/admin-purchases'
import { sayError } from '@stagedoor/words/errors'
import { matchLocale, readAcceptLanguage } from '@stagedoor/words/locale'
import { withinLocale } from '@stagedoor/words/within-locale'
import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import * as z from 'zod'
import type { AppContext, Ctx } from '#context.ts'
import { signOut } from '#features/accounts/sign-out.ts'
import { refundPurchase } from '#features/purchases/refund-purchase.ts'
import { AppError, notFound, toAppError } from '#http/errors.ts'
import { requestContext } from '#http/request-context.ts'
import type { PurchaseFilter } from './list-purchases.ts'
import { errorPage, refusedPage } from './outside-pages.ts'
import { peoplePage } from './people-page.ts'
import { purchasesPage } from './purchases-page.ts'
import { spacesPage } from './spaces-page.ts'
import { adminAssets } from './stylesheet.ts'
import { systemPage } from './system-page.ts'

const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/**
 * The operator's pages below `/admin`: plain documents and forms, no script. Whoever is no admin is told the same at
 * every address; guests are asked to sign in first. Forms of other sites are refused by their origin.
 */
export function adminPages(app: AppContext): Router {
  const page = (show: (ctx: Ctx, request: Request) => Promise<string>): RequestHandler => {
    return async (request, response) => {
      const ctx = await adminContext(app, request, response)
      if (ctx) send(response, await show(ctx, request))
    }
  }
  const router = Router()
  router.use('/assets', ...adminAssets())
  router.use((request, response, next) => {
    response.setHeader('content-security-policy', policy)
    response.setHeader('cache-control', 'private, no-store')
    withinLocale(matchLocale(readAcceptLanguage(request.headers['accept-language'] ?? '')), next)
  })
  router.use(express.urlencoded({ extended: false, limit: '20kb' }))
  router.get('/', page(systemPage))
  router.get(
    '/spaces',
    page((ctx, request) => spacesPage(ctx, filterOf(request))),
  )
  router.get(
    '/people',
    page((ctx, request) => peoplePage(ctx, filterOf(request))),
  )
  router.get(
    '/purchases',
    page((ctx, request) => purchasesPage(ctx, filterOf(request))),
  )
  router.get(
    '/purchases/:purchaseId',
    page((ctx, request) => purchasesPage(ctx, { ...filterOf(request), purchaseId: idOf(request) })),
  )
  router.post('/purchases/:purchaseId/refund', refund(app))
  router.post('/sign-out', async (request, response) => {
    await signOut(await requestContext(app, request, response))
    response.redirect(303, whereNext(request))
  })
  router.use(
    page(() => {
      throw notFound()
    }),
  )
  router.use(failed(app))
  return router
}

function refund(app: AppContext): RequestHandler {
  return async (request, response) => {
    const ctx = await adminContext(app, request, response)
    if (!ctx) return
    const { reason = '' } = (request.body ?? {}) as { reason?: string }
    const purchaseId = idOf(request)
    const refuse = async (error: string, status: number) =>
      send(
        response.status(status),
        await purchasesPage(ctx, { search: '', state: 'all', before: null, purchaseId, reason, error }),
      )
    const input = RefundInput.safeParse({ purchaseId, reason }, { error: sayIssue })
    if (!input.success) return refuse(adminPurchasesWords().refund.reasonNeeded, 400)
    try {
      await refundPurchase(ctx, input.data)
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error
      return refuse(sayError(error), error.status)
    }
    response.redirect(303, `/admin/purchases/${purchaseId}`)
  }
}

type RefundKey = 'POST /admin/purchases/:purchaseId/refund'
const RefundInput = contract['POST /admin/purchases/:purchaseId/refund'].inputSchema as z.ZodType<
  Input<RefundKey>
>

/** Admins only: guests are sent to sign in, everybody else is told so (undefined: answered already). */
async function adminContext(app: AppContext, request: Request, response: Response): Promise<Ctx | undefined> {
  const ctx = await requestContext(app, request, response)
  if (ctx.viewer?.isAdmin) {
    response.locals['admin'] = ctx
    return ctx
  }
  if (ctx.viewer) send(response.status(404), refusedPage(ctx, request.originalUrl))
  else if (request.method === 'GET') response.redirect(303, signInFor(request.originalUrl))
  else throw notFound()
  return undefined
}

function signInFor(address: string): string {
  return `/sign-in?${new URLSearchParams({ next: address }).toString()}`
}

/** After signing out: the front page, or the sign-in that leads back to the page that was refused. */
function whereNext(request: Request): string {
  const { next = '' } = (request.body ?? {}) as { next?: string }
  return /^\/admin(\/|\?|$)/.test(next) ? signInFor(next) : '/'
}

function filterOf({ query }: Request): PurchaseFilter {
  return {
    search: typeof query['q'] === 'string' ? query['q'].trim().slice(0, 200) : '',
    state: query['state'] === 'needs' ? 'needs' : 'all',
    before: z.uuid().safeParse(query['before']).data ?? null,
  }
}

function idOf(request: Request): string {
  const id = z.uuid().safeParse(request.params['purchaseId'])
  if (!id.success) throw notFound()
  return id.data
}

/** What went wrong, as a page; a page that is not there says nothing about what else there is. */
function failed(app: AppContext): ErrorRequestHandler {
  return async (thrown: unknown, _request, response, next) => {
    if (response.headersSent) return next(thrown)
    const error = toAppError(thrown)
    const requestId = String(response.getHeader('x-request-id') ?? '')
    if (error.status >= 500) app.log.error({ requestId, err: error.cause ?? error }, 'admin page failed')
    const ctx = response.locals['admin'] as Ctx | undefined
    send(response.status(error.status), await errorPage(error, requestId, ctx))
  }
}

function send(response: Response, page: string): void {
  response.type('html').send(page)
}
