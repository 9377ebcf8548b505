import { expect, it } from 'vitest'
import { signSession } from '#http/session.ts'
import {
  makeAdmin,
  makeCreator,
  makeGrant,
  makePass,
  makeSpace,
  makeUser,
  startSession,
} from '#test/factories.ts'
import { testSecret } from '#test/server.ts'
import { useShop } from '#test/shop.ts'

const shop = useShop()
const { server } = shop
const nowhere = 'There is nothing here'

async function cookieOf(user: { id: string }): Promise<string> {
  const signed = signSession(await startSession(server.app, user.id), testSecret)
  return `__Host-sid=${encodeURIComponent(signed)}`
}

async function visit(path: string, user?: { id: string }) {
  const response = await server.fetch(path, user ? { headers: { cookie: await cookieOf(user) } } : {})
  return { status: response.status, headers: response.headers, page: await response.text() }
}

async function submit(
  path: string,
  fields: Record<string, string>,
  user: { id: string },
  origin = server.origin,
) {
  const response = await server.fetch(path, {
    method: 'POST',
    headers: { cookie: await cookieOf(user), origin },
    body: new URLSearchParams(fields),
  })
  return { status: response.status, headers: response.headers, page: await response.text() }
}

async function paidPurchase() {
  const buyer = await makeUser(server.app)
  const pass = await makePass(server.app, { amountMinor: 500, capacity: 2, name: 'One night' })
  const api = await server.api({ as: buyer })
  const purchase = await api('POST /purchases', { passId: pass.id })
  await shop.pay(purchase)
  await api('POST /purchases/:purchaseId/sync', { purchaseId: purchase.id })
  return { buyer, pass, purchaseId: purchase.id }
}

it('asks guests to sign in and come back, and shows nothing to anybody but admins', async () => {
  const { status, headers } = await visit('/admin/purchases?q=mia')
  expect(status).toBe(303)
  expect(headers.get('location')).toBe('/sign-in?next=%2Fadmin%2Fpurchases%3Fq%3Dmia')
  const creator = await makeCreator(server.app)
  for (const path of ['/admin', '/admin/purchases', '/admin/spaces', '/admin/people', '/admin/nothing']) {
    const found = await visit(path, creator)
    expect(found.status).toBe(404)
    expect(found.page).toContain(nowhere)
    expect(found.page).not.toContain('class="places"')
    expect(found.page).toContain(`You are signed in as ${creator.email}.`)
  }
})

it('runs no script and loads nothing from elsewhere', async () => {
  const { headers, page } = await visit('/admin', await makeAdmin(server.app))
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('script-src')
  expect(policy).not.toContain('unsafe')
  expect(page).not.toMatch(/<script| on\w+=| style=/)
  expect(headers.get('cache-control')).toBe('private, no-store')
  const addresses = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address ?? '')
  expect(addresses.filter((address) => !address.startsWith('/') && !/^(#|data:,)/.test(address))).toEqual([])
  for (const file of [
    'admin.css',
    'familjen-grotesk-latin-wght-normal.woff2',
    'instrument-sans-latin-wght-normal.woff2',
  ])
    expect((await visit(`/admin/assets/${file}`)).status).toBe(200)
})

it('shows every part of the system with its measured value, those that need an operator first', async () => {
  const { page } = await visit('/admin', await makeAdmin(server.app))
  const parts = [...page.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, name]) => name)
  expect(new Set(parts)).toEqual(new Set(['Database', 'Jobs', 'Live', 'Mail', 'Payments', 'Storage']))
  // No worker runs here, no mail and no LiveKit are set up.
  expect(page).toContain('Three of six parts need you')
  expect(new Set(parts.slice(0, 3))).toEqual(new Set(['Jobs', 'Live', 'Mail']))
  expect(page).toMatch(/Answers in [\d.]+ ms, \d+ of \d+ connections/)
  expect(page).toMatch(/Stripe answers in \d+(\.\d)? ms. Test payments: no money moves./)
  expect(page).toMatch(/Written, read and deleted in [\d.]+ ms/)
  expect(page).toContain('<code>SMTP_URL</code>')
})

it('says what to do when Stripe does not answer', async () => {
  await shop.atStripe('faults', { fail: { match: 'GET /v1/', when: 'before', times: 10 } })
  const { page } = await visit('/admin', await makeAdmin(server.app))
  expect(page).toContain('Stripe does not answer us.')
  expect(page).toContain('held seats stay held, nothing is lost')
})

it('says that Stripe’s events do not arrive when people pay and none comes', async () => {
  const admin = await makeAdmin(server.app)
  await paidPurchase()
  expect((await visit('/admin', admin)).page).toContain('Stripe answers in')
  shop.clock.advance(3)
  expect((await visit('/admin', admin)).page).toContain('No event ever arrived')
  const events = await shop.events()
  await shop.deliver(events)
  await server.runJobs()
  expect((await visit('/admin', admin)).page).toContain('Stripe answers in')
})

it('finds purchases by mail, pass, Space or id', async () => {
  const admin = await makeAdmin(server.app)
  const one = await paidPurchase()
  const other = await makeUser(server.app, { email: 'somebody-else@example.test' })
  await makeGrant(server.app, { user: other })
  const found = async (search: string) => {
    const { page } = await visit(`/admin/purchases?${new URLSearchParams({ q: search }).toString()}`, admin)
    return [one.buyer.email, other.email].filter((email) => page.includes(`<b class="cut">${email}</b>`))
  }
  expect(await found('')).toEqual([one.buyer.email, other.email])
  expect(await found(one.buyer.email.toUpperCase())).toEqual([one.buyer.email])
  expect(await found('one NIGHT')).toEqual([one.buyer.email])
  expect(await found(one.purchaseId)).toEqual([one.buyer.email])
  expect(await found('somebody')).toEqual([other.email])
  expect(await found('%')).toEqual([])
})

it('returns money by a form with a reason, and says before who hears what', async () => {
  const admin = await makeAdmin(server.app)
  const { buyer, purchaseId } = await paidPurchase()
  const before = await visit(`/admin/purchases/${purchaseId}`, admin)
  expect(before.page).toContain(`<b>${buyer.email}</b> gets €5.00 back and a mail that says so.`)
  expect(before.page).toContain('seat 1 is on sale again')
  const { status, headers } = await submit(
    `/admin/purchases/${purchaseId}/refund`,
    { reason: 'Could not come' },
    admin,
  )
  expect([status, headers.get('location')]).toEqual([303, `/admin/purchases/${purchaseId}`])
  const { page } = await visit(`/admin/purchases/${purchaseId}`, admin)
  expect(page).toContain('<dd>Refunded</dd>')
  expect(page).toContain('Taken back')
  expect(page).toContain('“Could not come”')
  expect(page).toContain('Returned €5.00')
  expect(page).not.toContain('<form class="verdict"')
})

it('asks again when no reason is given, keeping what was written', async () => {
  const admin = await makeAdmin(server.app)
  const { purchaseId } = await paidPurchase()
  const { status, page } = await submit(`/admin/purchases/${purchaseId}/refund`, { reason: 'no' }, admin)
  expect(status).toBe(400)
  expect(page).toContain('Say why, in 3 to 500 characters.')
  expect(page).toMatch(/>\nno<\/textarea>/)
})

it('takes no form from another site, and none from somebody who is no admin', async () => {
  const admin = await makeAdmin(server.app)
  const { buyer, purchaseId } = await paidPurchase()
  const path = `/admin/purchases/${purchaseId}/refund`
  const reason = { reason: 'Could not come' }
  expect((await submit(path, reason, admin, 'https://evil.test')).status).toBe(403)
  expect((await submit(path, reason, admin, 'null')).status).toBe(403)
  expect((await submit(path, reason, buyer)).status).toBe(404)
  const { page } = await visit(`/admin/purchases/${purchaseId}`, admin)
  expect(page).toContain('<dd>Paid</dd>')
})

it('says why a refund did not work', async () => {
  const admin = await makeAdmin(server.app)
  const { purchaseId } = await paidPurchase()
  const path = `/admin/purchases/${purchaseId}/refund`
  await submit(path, { reason: 'Could not come' }, admin)
  const { status, page } = await submit(path, { reason: 'Once more' }, admin)
  expect(status).toBe(409)
  expect(page).toContain('€5.00 went back to the buyer. There is nothing left to return.')
})

it('leads from the newest purchases to older ones and back, within what was searched for', async () => {
  const admin = await makeAdmin(server.app)
  const pass = await makePass(server.app)
  for (let made = 0; made < 27; made++) await makeGrant(server.app, { pass })
  const linesOf = (page: string) =>
    [...page.matchAll(/<b class="cut">(person-[^<]+)<\/b>/g)].map(([, mail]) => mail)
  const newest = await visit('/admin/purchases?q=person', admin)
  const older = /href="([^"]+before=[^"]+)">Older/.exec(newest.page)?.[1]?.replaceAll('&#38;', '&') ?? ''
  expect(linesOf(newest.page)).toHaveLength(25)
  expect(newest.page).not.toContain('>Newest<')
  const rest = await visit(older, admin)
  expect(linesOf(rest.page)).toHaveLength(2)
  expect(new Set([...linesOf(newest.page), ...linesOf(rest.page)]).size).toBe(27)
  expect(rest.page).not.toContain('>Older<')
  expect(rest.page).toContain('<a class="btn quiet" href="/admin/purchases?q=person">Newest</a>')
})

it('says what can be done where a search finds nothing', async () => {
  const admin = await makeAdmin(server.app)
  await makeSpace(server.app)
  for (const path of ['/admin/people', '/admin/spaces', '/admin/purchases']) {
    const { page } = await visit(`${path}?q=nobody%20fits%20%3Cthis%3E`, admin)
    expect(page).toContain('fits “nobody fits &#60;this&#62;”.')
    expect(page).toContain(`<a href="${path}">Show all</a>`)
  }
})

it('leads who is refused through the sign-in back to the page, and to no other place', async () => {
  const creator = await makeCreator(server.app)
  const refused = await visit('/admin/people?q=mia', creator)
  expect(refused.page).toContain('name="next" value="/admin/people?q=mia"')
  const leave = (next: string) => submit('/admin/sign-out', { next }, creator)
  expect((await leave('/admin/people?q=mia')).headers.get('location')).toBe(
    '/sign-in?next=%2Fadmin%2Fpeople%3Fq%3Dmia',
  )
  for (const elsewhere of ['//evil.test', 'https://evil.test/admin', '/administrator', ''])
    expect((await leave(elsewhere)).headers.get('location')).toBe('/')
})

it('lists Spaces and people as they are, their words escaped', async () => {
  const admin = await makeAdmin(server.app)
  const name = `<script>alert('x')</script>`
  const creator = await makeCreator(server.app)
  await makeSpace(server.app, { creator, name })
  await makeUser(server.app, { name })
  await paidPurchase()
  const spaces = await visit('/admin/spaces', admin)
  expect(spaces.page).toContain(creator.email)
  expect(spaces.page).toContain('€5.00')
  const people = await visit('/admin/people?q=%40creator', admin)
  expect(people.page).toContain(creator.email)
  expect(people.page).not.toContain('person-none')
  for (const { page } of [spaces, await visit('/admin/people', admin)]) {
    expect(page).not.toContain('<script')
    expect(page).toContain('&#60;script&#62;')
  }
})

it('answers what is not there with a page, not with JSON', async () => {
  const admin = await makeAdmin(server.app)
  for (const path of ['/admin/purchases/not-an-id', `/admin/purchases/${crypto.randomUUID()}`, '/admin/x']) {
    const { status, headers, page } = await visit(path, admin)
    expect(status).toBe(404)
    expect(headers.get('content-type')).toContain('text/html')
    expect(page).toContain(nowhere)
  }
})

it('signs the operator out', async () => {
  const admin = await makeAdmin(server.app)
  const { status, headers } = await submit('/admin/sign-out', {}, admin)
  expect([status, headers.get('location')]).toEqual([303, '/'])
  expect(headers.get('set-cookie')).toContain('Max-Age=0')
})
