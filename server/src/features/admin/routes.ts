import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { contract, type Input } from '@stagedoor/contract'
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
import { staticFiles } from '#http/static-files.ts'
import { html } from './html.ts'
import { assetsFolder, layout } from './layout.ts'
import type { PurchaseFilter } from './list-purchases.ts'
import { peoplePage } from './people-page.ts'
import { purchasesPage } from './purchases-page.ts'
import { spacesPage } from './spaces-page.ts'
import { systemPage } from './system-page.ts'

const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/**
 * The operator's pages below `/admin`: plain documents and forms, no script. To everybody but admins there is
 * nothing here; guests are asked to sign in first. Forms of other sites are refused by their origin.
 */
export function adminPages(app: AppContext): Router {
  const page = (show: (ctx: Ctx, request: Request) => Promise<string>): RequestHandler => {
    return async (request, response) => {
      const ctx = await adminContext(app, request, response)
      if (ctx) send(response, await show(ctx, request))
    }
  }
  const router = Router()
  router.use('/assets', staticFiles(assetsFolder, { immutable: () => false }), fonts())
  router.use((_request, response, next) => {
    response.setHeader('content-security-policy', policy)
    response.setHeader('cache-control', 'private, no-store')
    next()
  })
  router.use(express.urlencoded({ extended: false, limit: '20kb' }))
  router.get('/', page(systemPage))
  router.get('/spaces', page(spacesPage))
  router.get(
    '/people',
    page((ctx, request) => peoplePage(ctx, { search: filterOf(request).search })),
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
    response.redirect(303, '/')
  })
  router.use(() => {
    throw notFound()
  })
  router.use(errorPage(app))
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
        await purchasesPage(ctx, { search: '', state: 'all', purchaseId, reason, error }),
      )
    const input = RefundInput.safeParse({ purchaseId, reason })
    if (!input.success) return refuse('Say why, in 3 to 500 characters.', 400)
    try {
      await refundPurchase(ctx, input.data)
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error
      return refuse(error.message, error.status)
    }
    response.redirect(303, `/admin/purchases/${purchaseId}`)
  }
}

type RefundKey = 'POST /admin/purchases/:purchaseId/refund'
const RefundInput = contract['POST /admin/purchases/:purchaseId/refund'].inputSchema as z.ZodType<
  Input<RefundKey>
>

/** Admins only. Guests are sent to sign in (undefined: answered already), everybody else finds nothing. */
async function adminContext(app: AppContext, request: Request, response: Response): Promise<Ctx | undefined> {
  const ctx = await requestContext(app, request, response)
  if (ctx.viewer?.isAdmin) return ctx
  if (ctx.viewer || request.method !== 'GET') throw notFound()
  response.redirect(303, `/sign-in?${new URLSearchParams({ next: request.originalUrl }).toString()}`)
  return undefined
}

function filterOf({ query }: Request): PurchaseFilter {
  return {
    search: typeof query['q'] === 'string' ? query['q'].trim().slice(0, 200) : '',
    state: query['state'] === 'needs' ? 'needs' : 'all',
  }
}

function idOf(request: Request): string {
  const id = z.uuid().safeParse(request.params['purchaseId'])
  if (!id.success) throw notFound()
  return id.data
}

/** What went wrong, as a page; a page that is not there says nothing about what else there is. */
function errorPage(app: AppContext): ErrorRequestHandler {
  return (thrown: unknown, _request, response, next) => {
    if (response.headersSent) return next(thrown)
    const error = toAppError(thrown)
    const requestId = String(response.getHeader('x-request-id') ?? '')
    if (error.status >= 500) app.log.error({ requestId, err: error.cause ?? error }, 'admin page failed')
    send(
      response.status(error.status),
      layout({
        title: 'Not here',
        place: null,
        operator: '',
        body: html`<div class="sheet">
          <h1>${error.status === 404 ? 'There is nothing here' : 'That did not work'}</h1>
          <p class="muted">${error.message}</p>
          ${error.status >= 500 && html`<p class="small muted">Request <code>${requestId}</code></p>`}
          <p><a href="/">To the front page</a></p>
        </div>`,
      }),
    )
  }
}

function send(response: Response, page: string): void {
  response.type('html').send(page)
}

/** The two typefaces, from their packages: nothing is fetched from anywhere else. */
function fonts(): RequestHandler[] {
  const files = [
    import.meta
      .resolve('@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2'),
    import.meta.resolve('@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2'),
  ]
  return files.map((file) => staticFiles(path.dirname(fileURLToPath(file)), { immutable: () => true }))
}
