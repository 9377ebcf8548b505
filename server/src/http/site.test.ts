import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeUser } from '#test/factories.ts'
import { makeFakeSite } from '#test/fake-site.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer({ env: { SITE_DIST: makeFakeSite() } })

type Page = { path: string; query: string; count: number; viewer: string | null; cookie: string | null }

afterEach(async () => {
  // Each test begins with an empty cache.
  server.app.pages.invalidate({ tags: ['home', 'space:1'] })
})

async function page(
  path: string,
  headers: Record<string, string> = {},
): Promise<Page & { headers: Headers }> {
  const response = await server.fetch(path, { headers })
  return { ...((await response.json()) as Page), headers: response.headers }
}

/** Bytes as they travel, which fetch would decompress. */
function raw(path: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(server.origin)
      // Not as a URL, which would tidy the path up.
      request({ hostname, port, path, headers, method }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        )
      })
        .on('error', reject)
        .end()
    },
  )
}

describe('a public page', () => {
  it('is rendered once and then answered from memory, with its own content policy', async () => {
    const first = await page('/')
    const second = await page('/')
    expect(second.count).toBe(first.count)
    expect(second.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
    )
    expect(second.headers.get('content-security-policy')).toBe("default-src 'self'")
    expect(second.headers.get('x-content-type-options')).toBe('nosniff')
    expect(second.headers.get('cdn-cache-control')).toBeNull()
  })

  it('is the same for everybody: nobody’s cookie or token reaches it', async () => {
    const user = await makeUser(server.app)
    const bearer = await server.bearer(user)
    const seen = await page('/', {
      cookie: `__Host-sid=${encodeURIComponent(bearer)}`,
      authorization: `Bearer ${bearer}`,
    })
    expect(seen).toMatchObject({ viewer: null, cookie: null })
    expect((await page('/')).count).toBe(seen.count)
  })

  it('is rendered once for fifty who come together', async () => {
    const before = (await page('/slow?again')).count
    server.app.pages.invalidate({ tags: [] })
    const together = await Promise.all(Array.from({ length: 50 }, () => page('/slow')))
    expect(new Set(together.map(({ count }) => count)).size).toBe(1)
    expect(together[0]?.count).toBeLessThanOrEqual(before + 1)
  })

  it('goes out compressed once, or as it is to those who cannot read that', async () => {
    const plain = await raw('/', {})
    expect(plain.headers['content-encoding']).toBeUndefined()
    const br = await raw('/', { 'accept-encoding': 'gzip, br' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(br.headers['vary']).toBe('accept-encoding')
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true)
    const gzip = await raw('/', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    expect(br.body.length).toBeLessThan(plain.body.length / 4)
  })

  it('is not sent again to those who have it', async () => {
    const { headers } = await page('/')
    const again = await raw('/', { 'if-none-match': headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
    const head = await raw('/', {}, 'HEAD')
    expect(head.status).toBe(200)
    expect(Number(head.headers['content-length'])).toBeGreaterThan(1000)
    expect(head.body).toHaveLength(0)
  })

  it('keeps only the query it knows, so that no link fills the memory', async () => {
    const { count } = await page('/?utm_source=x&b=2')
    const other = await page('/?fbclid=y')
    expect(other).toMatchObject({ query: '', count })
    expect(await page('/?category=music&x=1')).toMatchObject({ query: '?category=music' })
    const before = server.app.pages.size.entries
    for (let index = 0; index < 20; index++) await page(`/?x${index}=${index}`)
    expect(server.app.pages.size.entries).toBe(before)
  })

  it('is rendered anew when its tag is dropped anywhere, and not before the change is committed', async () => {
    const { count } = await page('/space')
    await expect(
      server.app.db.transaction().execute(async (tx) => {
        await server.app.pages.drop(tx, 'space:1')
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    await server.app.pages.drop(server.app.db, 'space:99')
    expect((await page('/space')).count).toBe(count)
    await server.app.pages.drop(server.app.db, 'space:2')
    await vi.waitFor(async () => expect((await page('/space')).count).toBe(count + 1))
  })

  it('is rendered a few times a second while a sale drops it with every seat, and again after the last', async () => {
    const { pages, db } = server.app
    const { count } = await page('/space')
    const startedAt = performance.now()
    let soldOutAt = 0
    const selling = (async () => {
      for (let seat = 0; seat < 60; seat++) {
        await pages.drop(db, 'space:1')
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      soldOutAt = performance.now()
    })()
    let seen = count
    while (soldOutAt === 0) seen = (await page('/space')).count
    await selling
    expect(seen - count).toBeGreaterThan(0)
    expect(seen - count).toBeLessThanOrEqual(Math.ceil((soldOutAt - startedAt) / 250) + 1)
    await pages.drop(db, 'space:1')
    await vi.waitFor(async () => expect((await page('/space')).count).toBeGreaterThan(seen))
  })

  it('is shown once more when it is a little old, while a new one is made', async () => {
    const { count } = await page('/space')
    const later = vi
      .spyOn(Date, 'now')
      .mockImplementation(() => performance.timeOrigin + performance.now() + 2_000)
    const stale = await Promise.all(Array.from({ length: 10 }, () => page('/space')))
    expect(stale.every((seen) => seen.count === count)).toBe(true)
    await vi.waitFor(async () => expect((await page('/space')).count).toBe(count + 1))
    later.mockRestore()
  })

  it('is not kept when it failed, sets a cookie, varies by reader or never said how long', async () => {
    for (const path of ['/uncached', '/cookie', '/vary']) {
      const first = await page(path)
      expect((await page(path)).count, path).toBe(first.count + 1)
    }
    expect((await server.fetch('/broken')).status).toBe(500)
    const together = await Promise.all(Array.from({ length: 5 }, () => page('/cookie')))
    expect(new Set(together.map(({ count }) => count)).size).toBe(5)
  })

  it('is forgotten when news may have been missed', async () => {
    const { count } = await page('/')
    await server.app.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'stagedoor-bus' and datname = current_database()`,
    )
    await vi.waitFor(async () => expect((await page('/')).count).toBe(count + 1), { timeout: 5_000 })
  })
})

it('gives pages the API’s refusals as callers over HTTP get them', async () => {
  const response = await server.fetch('/refused')
  expect(await response.json()).toEqual({ name: 'ApiError', code: 'not-found', status: 404 })
})

describe('a personal page', () => {
  it('knows who asks and is never kept', async () => {
    const user = await makeUser(server.app, { name: 'Noor' })
    const cookie = `__Host-sid=${encodeURIComponent(await server.bearer(user))}`
    const mine = await page('/watch/1', { cookie })
    expect(mine).toMatchObject({ viewer: 'Noor' })
    expect(mine.headers.get('cache-control')).toBe('private, no-store')
    const nobodys = await page('/watch/1')
    expect(nobodys).toMatchObject({ viewer: null })
    expect(nobodys.count).toBeGreaterThan(mine.count)
    expect((await page('/watch/1', { cookie })).viewer).toBe('Noor')
  })

  it('goes out compressed as well, as does a page that is not there', async () => {
    for (const [path, status] of [
      ['/watch/1', 200],
      ['/nothing-here', 404],
    ] as const) {
      const br = await raw(path, { 'accept-encoding': 'gzip, br' })
      expect([br.status, br.headers['content-encoding'], br.headers['vary']]).toEqual([
        status,
        'br',
        'accept-encoding',
      ])
      expect(Number(br.headers['content-length'])).toBe(br.body.length)
      const read = (body: Buffer) => (JSON.parse(body.toString()) as Page).path
      const sent = read(brotliDecompressSync(br.body))
      expect(sent).toBe(status === 404 ? '/404' : path)
      const gzip = await raw(path, { 'accept-encoding': 'gzip' })
      expect(read(gunzipSync(gzip.body))).toBe(sent)
      expect(br.body.length).toBeLessThan(400)
      expect((await raw(path, {})).headers['content-encoding']).toBeUndefined()
    }
  })
})

describe('an address', () => {
  it('leads to its one canonical form', async () => {
    const moved = async (path: string, headers: Record<string, string> = {}) => {
      const { status, headers: answered } = await raw(path, headers)
      return [status, answered['location']]
    }
    expect(await moved('/space/')).toEqual([308, `${server.origin}/space`])
    expect(await moved('/%73pace?category=music')).toEqual([308, `${server.origin}/space?category=music`])
    expect(await moved('/space', { host: 'elsewhere.example' })).toEqual([308, `${server.origin}/space`])
  })

  it('that cannot be read, or is nobody’s, gets the site’s own 404', async () => {
    for (const path of [
      '/x/../watch/1',
      '/Watch/1',
      '/nothing-here',
      '/u/bob%2',
      '/a%00b',
      '//evil.example/x',
      '/caf%C3%A9',
    ]) {
      const { status, body } = await raw(path, {})
      expect([path, status, (JSON.parse(body.toString()) as Page).path]).toEqual([path, 404, '/404'])
    }
  })

  it('below /api, /media and /webhooks is answered as JSON when there is nothing', async () => {
    for (const path of ['/api/nothing', '/media/nothing', '/media/recordings/a/b.mp4', '/webhooks/nothing']) {
      const response = await server.fetch(path)
      expect([path, response.status]).toEqual([path, 404])
      expect(await response.json()).toMatchObject({ error: { code: 'not-found' } })
    }
  })
})

describe('a file of the site', () => {
  it('with a hash in its name is kept for good by browsers and sent compressed', async () => {
    const { status, headers, body } = await raw('/_astro/app.abc123.js', { 'accept-encoding': 'br' })
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(body).toString()).toContain('hydrate')
    const again = await raw('/_astro/app.abc123.js', { 'if-none-match': String(headers['etag']) })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  it('with letters may be read by the card form, whose frame is of another origin; nothing else may', async () => {
    const font = await raw('/_astro/letters.abc123.woff2', {})
    expect(font.headers).toMatchObject({
      'content-type': 'font/woff2',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    const script = await raw('/_astro/app.abc123.js', {})
    expect(script.headers['access-control-allow-origin']).toBeUndefined()
    expect(script.headers['cross-origin-resource-policy']).toBe('same-origin')
  })

  it('without one is asked for again within the hour', async () => {
    const { headers } = await raw('/favicon.svg', {})
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=3600',
    })
  })

  it('of no known kind is not served', async () => {
    expect((await raw('/secret.env', {})).status).toBe(404)
  })
})
