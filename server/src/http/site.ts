import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Api } from '@stagedoor/contract/client'
import type { EndpointKey } from '@stagedoor/contract'
import { matchLocale, readAcceptLanguage } from '@stagedoor/words/locale'
import { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import type { AppContext, Ctx, Viewer } from '#context.ts'
import { compressPage } from './compress-page.ts'
import { pageCacheSymbol, type PageCache } from './page-cache.ts'
import { anonymousContext, requestContext } from './request-context.ts'
import { localApi, type Route } from './route.ts'
import { staticFiles } from './static-files.ts'

/** What pages get as `Astro.locals`. */
export type SiteLocals = {
  api: Api
  viewer: Viewer | null
  /** What the page is written for (BCP 47): by the visitor's languages where the page is theirs alone. */
  locale: string
  config: {
    publicUrl: string
    /** Null when the operator gave no Stripe keys. `sandboxUrl` serves the local stand-in's script: no money moves. */
    payments: { publishableKey: string; sandboxUrl: string | null } | null
    chat: 'local' | 'getstream'
  }
}

type AstroHandler = (
  request: Request,
  response: Response,
  next: NextFunction | undefined,
  locals: SiteLocals,
) => Promise<void>

/** Pages about the person who asks: they get the viewer and are never cached. All others are public. */
const personalPaths = ['/watch', '/checkout', '/library', '/account', '/sign-in']
/** Which query parameters change a public page; all others are dropped before the cache sees them. */
const publicQuery: Record<string, readonly string[]> = { '/': ['category'] }

const defaultDist = path.join(import.meta.dirname, '../../../viewer-site/dist')

/** The viewer site: its built Astro handler in this process, the page cache in front of it. */
export async function mountSite(
  app: AppContext,
  routes: ReadonlyMap<EndpointKey, Route>,
): Promise<RequestHandler[]> {
  const dist = app.config.site.dist ?? defaultDist
  const entry = path.join(dist, 'server/entry.mjs')
  if (!existsSync(entry)) {
    app.log.warn({ dist }, 'site not built')
    return [notBuilt]
  }
  // The site's bundle carries its own copy of everything, so its cache provider finds the cache here.
  Object.assign(globalThis, { [pageCacheSymbol]: pagesOf(app.pages) })
  const { handler } = (await import(pathToFileURL(entry).href)) as { handler: AstroHandler }
  const config = siteConfig(app)
  const localsFor = (ctx: Ctx, wanted: string[] = []): SiteLocals => ({
    api: localApi(ctx, routes),
    viewer: ctx.viewer,
    locale: matchLocale(wanted),
    config,
  })

  const personal = Router().use(async (request, response, next) => {
    response.setHeader('cache-control', 'private, no-store')
    request.url = request.originalUrl
    const wanted = readAcceptLanguage(request.headers['accept-language'] ?? '')
    await handler(request, response, next, localsFor(await requestContext(app, request, response), wanted))
  })
  const rendered: RequestHandler = (request, response, next) =>
    handler(request, response, next, localsFor(anonymousContext(app, request, response)))
  const missing: RequestHandler = (request, response) => {
    request.url = '/404'
    return handler(request, response, undefined, localsFor(anonymousContext(app, request, response)))
  }
  return [
    staticFiles(path.join(dist, 'client'), { immutable: (file) => file.startsWith('/_astro/') }),
    canonical(app, missing),
    Router({ caseSensitive: true }).use(personalPaths, personal),
    impersonal,
    // Again, now that the query is what the page knows of it.
    (request, response, next) => {
      if (!app.pages.answer(request, response)) next()
    },
    rendered,
    missing,
  ]
}

/** A personal page is not kept even when it forgets to say that it is personal; what is not kept is compressed each time. */
function pagesOf(pages: PageCache): Pick<PageCache, 'onRequest' | 'invalidate'> {
  return {
    invalidate: pages.invalidate,
    async onRequest(page, render) {
      const answer = await (isPersonal(page.url.pathname) ? render() : pages.onRequest(page, render))
      return compressPage(answer, page.request)
    },
  }
}

function isPersonal(pathname: string): boolean {
  return personalPaths.some((start) => pathname === start || pathname.startsWith(`${start}/`))
}

/** One address a page: other hosts, trailing slashes and escaped spellings lead to it; unreadable paths to nothing. */
function canonical(app: AppContext, missing: RequestHandler): RequestHandler {
  const { host, origin } = new URL(app.config.http.publicUrl)
  return (request, response, next) => {
    const plain = plainPath(request.path)
    if (plain === undefined) return missing(request, response, next)
    if (request.headers.host === host && plain === request.path) return next()
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.status(421).end()
      return
    }
    response.redirect(308, `${origin}${plain}${request.url.slice(request.path.length)}`)
  }
}

function plainPath(asked: string): string | undefined {
  try {
    const decoded = asked.includes('%') ? decodeURIComponent(asked) : asked
    // Ours are plain ASCII. A second slash would be another host in a redirect, dots another path to the site.
    if (!/^\/[\w.~@/-]*$/.test(decoded) || /\/\/|\/\.\.?(\/|$)/.test(decoded)) return undefined
    return decoded.length > 1 ? decoded.replace(/\/+$/, '') : decoded
  } catch {
    return undefined
  }
}

/** A public page is the same for everybody: nothing personal reaches it. */
const impersonal: RequestHandler = (request, _response, next) => {
  delete request.headers.cookie
  delete request.headers.authorization
  const { path: asked, url } = request
  if (url.length > asked.length) {
    const given = new URLSearchParams(url.slice(asked.length + 1))
    const kept = new URLSearchParams()
    for (const name of publicQuery[asked] ?? []) {
      const value = given.get(name)
      if (value) kept.set(name, value)
    }
    request.url = kept.size ? `${asked}?${kept}` : asked
  }
  next()
}

const notBuilt: RequestHandler = (_request, response) => {
  response.status(503).type('text/plain').send('The site is not built yet: run `pnpm build`.')
}

function siteConfig({ config }: AppContext): SiteLocals['config'] {
  return {
    publicUrl: config.http.publicUrl,
    payments: config.stripe
      ? { publishableKey: config.stripe.publishableKey, sandboxUrl: config.stripe.sandboxUrl ?? null }
      : null,
    chat: config.getstream ? 'getstream' : 'local',
  }
}
