import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Db, Tx } from '#db/db.ts'
import type { Bus } from './bus.ts'
import { compressed, pickBody, type Bodies } from './compressed.ts'

/**
 * Public pages, rendered once and answered as bytes that were compressed once. It stands in front of everything
 * (`answer`) and is Astro's cache provider as well (found by the site's provider under `pageCacheSymbol`). Pages
 * say how long and under which tags they may be kept (`Astro.cache.set`); whatever is personal is never kept.
 */
export type PageCache = {
  /** Answers a kept page at once, unlogged; false when there is none, then the request has to go its way. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  /** Astro's side: renders once for everybody who waits, and keeps what may be kept. */
  onRequest(page: { request: Request; url: URL }, render: () => Promise<Response>): Promise<Response>
  invalidate(options: { tags?: string | string[] }): void
  /** Forgets pages by tag in every process, once the caller's transaction commits. */
  drop(db: Db | Tx, ...tags: string[]): Promise<void>
  readonly size: { entries: number; bytes: number }
  close(): void
}

export const pageCacheSymbol = Symbol.for('stagedoor.pageCache')
const topic = 'pages'
// A sale drops the same pages with every seat: they are made anew so often, not a hundred times a second.
const calmMs = 300

type Entry = {
  /** As the page gave them, for those whom Astro answers. */
  headers: Record<string, string>
  /** Everything a browser gets, flat and ready to be written. */
  head: string[]
  bodies: Bodies
  etag: string
  tags: string[]
  bytes: number
  freshUntil: number
  staleUntil: number
}

type PageCacheOptions = {
  bus: Bus
  /** What every answer of this process carries (see security-headers.ts); the page's own win. */
  headers?: Record<string, string>
  maxBytes?: number
}

export function createPageCache({ bus, headers = {}, maxBytes = 64 << 20 }: PageCacheOptions): PageCache {
  const entries = new Map<string, Entry>()
  const flights = new Map<string, Promise<Entry | Response>>()
  // A drop during a render: what that render read may be old, so it is shown to those who asked before and not kept.
  const drops = new Map<string, number>()
  let rendering = 0
  let clock = 0
  let clearedAt = 0
  let bytes = 0

  function forget(key: string): void {
    const entry = entries.get(key)
    if (entry) bytes -= entry.bytes
    entries.delete(key)
  }

  function invalidate({ tags = [] }: { tags?: string | string[] }): void {
    const dropped = new Set([tags].flat())
    clock++
    for (const tag of dropped) drops.set(tag, clock)
    for (const [key, entry] of entries) if (entry.tags.some((tag) => dropped.has(tag))) forget(key)
    // Whoever asks from now on waits for a render that began after the drop.
    flights.clear()
  }

  function clear(): void {
    clearedAt = ++clock
    entries.clear()
    flights.clear()
    bytes = 0
  }

  function keep(key: string, entry: Entry, startedAt: number): void {
    if (clearedAt > startedAt || entry.tags.some((tag) => (drops.get(tag) ?? 0) > startedAt)) return
    forget(key)
    entries.set(key, entry)
    bytes += entry.bytes
    for (const oldest of entries.keys()) {
      if (bytes <= maxBytes) break
      forget(oldest)
    }
  }

  async function render(key: string, next: () => Promise<Response>): Promise<Entry | Response> {
    const startedAt = clock
    rendering++
    try {
      const response = await next()
      const limits = keepable(response)
      if (!limits) return response
      const entry = await toEntry(response, limits, headers)
      keep(key, entry, startedAt)
      return entry
    } finally {
      rendering--
      if (rendering === 0) drops.clear()
    }
  }

  /** One render for all who ask meanwhile; it goes on when the one who started it leaves. */
  function flight(key: string, next: () => Promise<Response>): Promise<Entry | Response> {
    const running = flights.get(key)
    if (running) return running
    const started = render(key, next).finally(() => {
      if (flights.get(key) === started) flights.delete(key)
    })
    flights.set(key, started)
    return started
  }

  /** Tags dropped just now; true when they were dropped again meanwhile. */
  const calm = new Map<string, boolean>()
  /** The first drop of a tag counts at once, those right after it once together. */
  function dropCalmly(tags: string[]): void {
    const due = tags.filter((tag) => !calm.has(tag))
    for (const tag of tags) calm.set(tag, calm.has(tag))
    if (due.length === 0) return
    invalidate({ tags: due })
    setTimeout(() => {
      const again = due.filter((tag) => calm.get(tag))
      for (const tag of due) calm.delete(tag)
      if (again.length > 0) dropCalmly(again)
    }, calmMs).unref()
  }

  const unsubscribe = bus.subscribe(topic, (message) => {
    if (message.kind === 'missed') clear()
    else dropCalmly(message.payload as string[])
  })

  return {
    answer(request, response) {
      const { url = '', method } = request
      const entry = entries.get(url)
      if (!entry || entry.freshUntil < Date.now() || (method !== 'GET' && method !== 'HEAD')) return false
      entries.delete(url)
      entries.set(url, entry)
      write(entry, request, response)
      return true
    },
    async onRequest({ request, url }, next) {
      if (request.method !== 'GET' || request.headers.has('cookie') || request.headers.has('authorization'))
        return next()
      const key = url.pathname + url.search
      const old = entries.get(key)
      const now = Date.now()
      if (old && old.freshUntil >= now) return toResponse(old, request)
      const rendered = flight(key, next)
      if (old && old.staleUntil >= now) {
        // Shown once more while the new one is made; a failed render leaves it in place until it is too old.
        rendered.catch(() => undefined)
        return toResponse(old, request)
      }
      const result = await rendered
      // A page that may not be kept may not be shared either: everyone but the first renders their own.
      if (result instanceof Response) return result.bodyUsed || taken.has(result) ? next() : take(result)
      return toResponse(result, request)
    },
    invalidate,
    // The front page and the sitemap (tag `home`) may show any Space.
    drop: (db, ...tags) => bus.publish(db, topic, ['home', ...tags]),
    get size() {
      return { entries: entries.size, bytes }
    },
    close: unsubscribe,
  }
}

const taken = new WeakSet<Response>()

function take(response: Response): Response {
  taken.add(response)
  return response
}

/** For how long a rendered page may be kept, if at all. */
function keepable(response: Response): { maxAge: number; swr: number } | undefined {
  const { headers } = response
  const limits = headers.get('cdn-cache-control')
  if (response.status !== 200 || !limits || headers.has('set-cookie')) return undefined
  if (/private|no-store|no-cache/i.test(headers.get('cache-control') ?? '')) return undefined
  const vary = headers.get('vary')
  if (vary && vary.toLowerCase().trim() !== 'accept-encoding') return undefined
  const seconds = (name: string) => Number(new RegExp(`\\b${name}=(\\d+)`).exec(limits)?.[1] ?? 0)
  const maxAge = seconds('max-age')
  return maxAge > 0 ? { maxAge, swr: seconds('stale-while-revalidate') } : undefined
}

async function toEntry(
  response: Response,
  { maxAge, swr }: { maxAge: number; swr: number },
  always: Record<string, string>,
): Promise<Entry> {
  const identity = Buffer.from(await response.arrayBuffer())
  const bodies = await compressed(identity, 9)
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  const tags = (response.headers.get('cache-tag') ?? '').split(',').map((tag) => tag.trim())
  const headers = Object.fromEntries(response.headers)
  delete headers['cdn-cache-control']
  delete headers['cache-tag']
  headers['cache-control'] = `public, max-age=0, s-maxage=${maxAge}, stale-while-revalidate=${swr}`
  headers['etag'] = etag
  headers['vary'] = 'accept-encoding'
  return {
    headers,
    head: Object.entries({ ...always, ...headers }).flat(),
    bodies,
    etag,
    tags: tags.filter(Boolean),
    bytes: identity.length + bodies.br.length + bodies.gzip.length + 1_000,
    freshUntil: Date.now() + maxAge * 1_000,
    staleUntil: Date.now() + (maxAge + swr) * 1_000,
  }
}

function write(entry: Entry, request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['if-none-match']?.includes(entry.etag)) {
    response.writeHead(304, entry.head)
    response.end()
    return
  }
  const { encoding, body } = pickBody(entry.bodies, request.headers['accept-encoding'])
  const head = [...entry.head, 'content-length', String(body.length)]
  if (encoding) head.push('content-encoding', encoding)
  response.writeHead(200, head)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Whoever comes first, or gets the stale page, has it compressed like everybody after. */
function toResponse(entry: Entry, request: Request): Response {
  const headers = new Headers(entry.headers)
  const { encoding, body } = pickBody(entry.bodies, request.headers.get('accept-encoding') ?? undefined)
  if (encoding) headers.set('content-encoding', encoding)
  return new Response(new Uint8Array(body), { headers })
}
