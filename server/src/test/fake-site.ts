import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * A built site of a few lines that asks the page cache as Astro does. Each page says how often it was rendered and
 * what it was given. `/refused` asks for what is not there, `/slow` takes a while, `/broken` throws, `/personal` forgets to say that it is personal.
 */
export function makeFakeSite(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'stagedoor-site-'))
  mkdirSync(path.join(folder, 'server'))
  mkdirSync(path.join(folder, 'client/_astro'), { recursive: true })
  writeFileSync(path.join(folder, 'server/entry.mjs'), entry)
  writeFileSync(path.join(folder, 'client/_astro/app.abc123.js'), `console.log('${'hydrate '.repeat(100)}')`)
  writeFileSync(path.join(folder, 'client/_astro/letters.abc123.woff2'), 'wOF2')
  writeFileSync(path.join(folder, 'client/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(path.join(folder, 'client/secret.env'), 'KEY=value')
  return folder
}

const entry = `
import { setTimeout as sleep } from 'node:timers/promises'
const renders = {}
export async function handler(request, response, next, locals) {
  const url = new URL(request.url, 'http://site')
  const known = ['/', '/slow', '/broken', '/uncached', '/cookie', '/vary', '/space', '/refused', '/watch/1', '/404']
  if (!known.includes(url.pathname)) return next()
  const headers = new Headers()
  for (const name of ['cookie', 'authorization', 'accept-encoding'])
    if (request.headers[name]) headers.set(name, request.headers[name])
  const asked = new Request('http://site' + request.url, { method: request.method, headers })
  const render = async () => {
    renders[url.pathname] = (renders[url.pathname] ?? 0) + 1
    const count = renders[url.pathname]
    if (url.pathname === '/slow') await sleep(100)
    if (url.pathname === '/refused') {
      const refusal = await locals.api('GET /public/profiles/:username', { username: 'nobody' }).catch((error) => error)
      return Response.json({ name: refusal.name, code: refusal.code, status: refusal.status })
    }
    if (url.pathname === '/broken') return new Response('broken', { status: 500 })
    const home = await locals.api('GET /public/home', {})
    const page = { path: url.pathname, query: url.search, count, viewer: locals.viewer?.name ?? null,
      cookie: asked.headers.get('cookie'), live: home.live.length, filler: 'x'.repeat(2000) }
    const out = new Headers({ 'content-type': 'text/html', 'content-security-policy': "default-src 'self'" })
    if (url.pathname !== '/uncached' && url.pathname !== '/404')
      out.set('cdn-cache-control', 'max-age=60, stale-while-revalidate=600')
    if (url.pathname === '/space') { out.set('cdn-cache-control', 'max-age=1, stale-while-revalidate=600'); out.set('cache-tag', 'space:1, space:2') }
    if (url.pathname === '/') out.set('cache-tag', 'home')
    if (url.pathname === '/cookie') out.append('set-cookie', 'a=b')
    if (url.pathname === '/vary') out.set('vary', 'accept-language')
    return new Response(JSON.stringify(page), { headers: out, status: url.pathname === '/404' ? 404 : 200 })
  }
  const cache = globalThis[Symbol.for('stagedoor.pageCache')]
  const answer = await cache.onRequest({ request: asked, url }, render)
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(request.method === 'HEAD' ? undefined : Buffer.from(await answer.arrayBuffer()))
}
`
