import { expectAccessible } from './src/axe.ts'
import { paths } from './src/paths.ts'
import { signUp } from './src/people.ts'
import { watchPolicy } from './src/policy.ts'
import { makeShow, paidPass, scheduleStream, takePass, uploadCover, type Show } from './src/show.ts'
import { expect, test } from './src/stack-test.ts'
import { contextOf } from './src/tab.ts'
import type { Page, Request } from '@playwright/test'

const BUDGET_BYTES = 14_000

let show: Show
test.beforeAll(async ({ stack }) => {
  show = await makeShow(stack.addresses, { ...paidPass, capacity: 20 })
  await scheduleStream(show)
  await uploadCover(show)
})

test('every page of the sitemap is plain, light and open to everybody', async ({ stack, page }) => {
  test.setTimeout(120_000)
  const { site } = stack.addresses
  const addresses = await sitemap(site)
  expect(addresses.length, 'the sitemap leads somewhere').toBeGreaterThan(3)
  for (const wanted of [
    paths.space(show.slug),
    paths.pass(show.slug, show.passSlug),
    paths.profile(show.username),
  ])
    expect(addresses, 'new pages are on the sitemap').toContain(site + wanted)

  const violations = await watchPolicy(page)
  for (const address of addresses) {
    await test.step(address.replace(site, ''), async () => {
      const requests = recordRequests(page)
      const response = await page.goto(address, { waitUntil: 'networkidle' })
      expect.soft(response?.status(), `${address} answers`).toBe(200)
      const weight = await weigh(requests.take())
      expect.soft(weight.script, `bytes of JavaScript on ${address}`).toBe(0)
      expect.soft(weight.htmlAndCss, `bytes of HTML and CSS on ${address}`).toBeLessThanOrEqual(BUDGET_BYTES)
      expect.soft(weight.foreign, `requests to others on ${address}`).toEqual([])
      expect.soft(violations.take(), `content policy on ${address}`).toEqual([])
      await expectAccessible(page)
      await page.setViewportSize({ width: 320, height: 640 })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect.soft(overflow, `pixels ${address} scrolls sideways at 320`).toBeLessThanOrEqual(0)
      await page.setViewportSize({ width: 1280, height: 720 })
    })
  }
})

test('an uploaded cover comes no larger than the page shows it', async ({ stack, page }) => {
  const cover = page.locator('.art img').first()
  const address = stack.addresses.site + paths.space(show.slug)
  for (const [width, expected] of [
    [390, /-480\.webp$/],
    [1440, /-960\.webp$/],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(address)
    const shown = () => cover.evaluate((img: HTMLImageElement) => img.complete && img.currentSrc)
    await expect.poll(shown, `the cover on a page of ${width} px`).toMatch(expected)
  }
  // What others show of the page is read by more than browsers.
  const preview = page.locator('meta[property="og:image"]')
  const response = await page.request.get((await preview.getAttribute('content')) ?? '')
  expect(response.headers()['content-type']).toBe('image/jpeg')
})

test('the sitemap and the pages agree on what is there: drafts and strangers’ guesses are not', async ({
  stack,
  page,
}) => {
  const { site } = stack.addresses
  const response = await page.goto(`${site}/nobody-lives-here`)
  expect(response?.status()).toBe(404)
  expect(response?.headers()['content-encoding'], 'what is not there travels light as well').toMatch(
    /br|gzip/,
  )
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
  expect((await fetch(`${site}/watch/01900000-0000-7000-8000-000000000000`)).status).toBe(404)
})

test('Stripe’s script is on the checkout alone, and GetStream’s SDK on no page without its keys', async ({
  stack,
  browser,
}) => {
  test.setTimeout(90_000)
  const { addresses } = stack
  const person = await signUp(addresses, 'reader')
  const free = await makeShow(addresses)
  await takePass(person, free.passId)
  const streamId = await scheduleStream(free)
  const context = await contextOf(browser, addresses.site, person)
  const page = await context.newPage()
  const violations = await watchPolicy(page)

  const personal = {
    library: paths.library,
    'sign-in': paths.signIn,
    'watch page': paths.watch(streamId),
    checkout: paths.checkout(show.passId),
  }
  for (const [name, path] of Object.entries(personal)) {
    const requests = recordRequests(page)
    await page.goto(addresses.site + path, { waitUntil: 'load' })
    await expect(page.getByRole('heading').first()).toBeVisible()
    if (name === 'checkout') {
      await expect
        .poll(
          () => requests.seen.some((request) => isStripe(request.url(), addresses.stripe)),
          'Stripe loads',
        )
        .toBe(true)
    }
    const taken = requests.take()
    const stripe = taken.filter((request) => isStripe(request.url(), addresses.stripe))
    if (name !== 'checkout')
      expect
        .soft(
          stripe.map((request) => request.url()),
          `Stripe on ${name}`,
        )
        .toEqual([])
    for (const request of taken.filter((each) => each.resourceType() === 'script')) {
      const text = await (await fetch(request.url())).text()
      expect.soft(text.includes('stream-io-api.com'), `GetStream in ${request.url()} on ${name}`).toBe(false)
    }
    expect.soft(violations.take(), `content policy on ${name}`).toEqual([])
  }
  await context.close()
})

async function sitemap(site: string): Promise<string[]> {
  const xml = await (await fetch(`${site}/sitemap.xml`)).text()
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address)
}

function isStripe(url: string, sandbox: string): boolean {
  return url.startsWith(sandbox) || new URL(url).hostname.endsWith('stripe.com')
}

function recordRequests(page: Page): { seen: Request[]; take: () => Request[] } {
  const seen: Request[] = []
  const onRequest = (request: Request) => void seen.push(request)
  page.on('requestfinished', onRequest)
  return {
    seen,
    take() {
      page.off('requestfinished', onRequest)
      return seen
    },
  }
}

/** Bodies as they travelled, compressed. */
async function weigh(
  requests: Request[],
): Promise<{ htmlAndCss: number; script: number; foreign: string[] }> {
  const weight = { htmlAndCss: 0, script: 0, foreign: [] as string[] }
  const own = new URL(requests[0]?.url() ?? 'http://nowhere').origin
  for (const request of requests) {
    const { responseBodySize } = await request.sizes()
    const type = request.resourceType()
    if (type === 'document' || type === 'stylesheet') weight.htmlAndCss += responseBodySize
    if (type === 'script') weight.script += responseBodySize
    if (new URL(request.url()).origin !== own) weight.foreign.push(request.url())
  }
  return weight
}
