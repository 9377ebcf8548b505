import { takeSighting, watchBarcode } from './src/barcode.ts'
import { makeAdmin } from './src/database.ts'
import { measured } from './src/measured.ts'
import { paths } from './src/paths.ts'
import { signUp } from './src/people.ts'
import { buyPass, makeShow, paidPass, say, scheduleStream } from './src/show.ts'
import { signallingStatus } from './src/signalling.ts'
import { expect, test } from './src/stack-test.ts'
import { goLive, openStudio } from './src/studio.ts'
import { collectTokens, contextOf } from './src/tab.ts'
import { until } from './src/until.ts'

test('without a pass there is no way in: not by the page, not by join, not by a stolen token', async ({
  stack,
  browser,
}) => {
  const { addresses } = stack
  const show = await makeShow(addresses, paidPass)
  const streamId = await scheduleStream(show, { record: false })
  const { room: studioRoom } = await show.creator.api('POST /streams/:streamId/live', { streamId })
  const [holder, stranger] = [await signUp(addresses, 'holder'), await signUp(addresses, 'stranger')]
  await buyPass(addresses, holder, show.passId)

  await test.step('the page offers the pass instead of the stream', async () => {
    const context = await contextOf(browser, addresses.site, stranger)
    const page = await context.newPage()
    const sockets: string[] = []
    page.on('websocket', (socket) => sockets.push(socket.url()))
    await page.goto(addresses.site + paths.watch(streamId))
    await expect(page.getByText('One evening').first()).toBeVisible()
    await expect(
      page.getByRole('link', { name: /get access|get the pass|get your pass/i }).first(),
    ).toBeVisible()
    await expect(page.locator('video')).toHaveCount(0)
    expect(sockets, 'nobody asked LiveKit').toEqual([])
    await context.close()
  })

  await test.step('join, chat and the watch facts refuse', async () => {
    await expect(stranger.api('POST /streams/:streamId/join', { streamId })).rejects.toMatchObject({
      code: 'access/required',
    })
    await expect(stranger.api('GET /streams/:streamId/messages', { streamId })).rejects.toMatchObject({
      code: 'access/required',
    })
    const watch = await stranger.api('GET /streams/:streamId/watch', { streamId })
    expect(watch).toMatchObject({ access: 'pass-needed', replay: null })
  })

  await test.step('a token of somebody else opens nothing at the gate', async () => {
    const room = await holder.api('POST /streams/:streamId/join', { streamId })
    expect(await signallingStatus(room, holder.token), 'its owner is let in').toBe(101)
    expect(await signallingStatus(room, stranger.token)).toBe(403)
    expect(await signallingStatus(room, undefined), 'without any session').toBe(403)
    const forged = { ...room, token: withClaims(room.token, { sub: stranger.userId }) }
    expect(await signallingStatus(forged, stranger.token), 'a changed token').toBe(401)
    const direct = { ...studioRoom, token: withClaims(studioRoom.token, { exp: 4_000_000_000 }) }
    expect(await signallingStatus(direct, stranger.token), 'a changed studio token').toBe(401)
  })
  await show.creator.api('POST /streams/:streamId/end', { streamId })
})

test('a refund ends the picture within five seconds, and no saved token brings it back', async ({
  stack,
  browser,
}) => {
  test.setTimeout(120_000)
  const { addresses } = stack
  const show = await makeShow(addresses, paidPass)
  const streamId = await scheduleStream(show, { record: false })
  const viewer = await signUp(addresses, 'viewer')
  const purchaseId = await buyPass(addresses, viewer, show.passId)
  const admin = await signUp(addresses, 'admin')
  await makeAdmin(addresses.database, admin.email)

  const studio = await openStudio(browser, stack, show.creator)
  await goLive(studio)
  const context = await contextOf(browser, addresses.site, viewer)
  const page = await context.newPage()
  const tokens = collectTokens(page)
  await page.goto(addresses.site + paths.watch(streamId))
  await watchBarcode(page)
  const saved = await viewer.api('POST /streams/:streamId/join', { streamId })
  // Joining again with the same identity puts the page out for a moment; it must be watching before the refund.
  await until('the picture', async () => (await takeSighting(page)).latenciesMs.length > 20, {
    withinMs: 30_000,
    everyMs: 1000,
  })

  await page.getByRole('button', { name: 'Mute' }).focus()
  const refundedAt = Date.now()
  await admin.api('POST /admin/purchases/:purchaseId/refund', {
    purchaseId,
    reason: 'Asked for by the buyer',
  })
  await expect(page.getByText(/refunded/i).first()).toBeVisible({ timeout: 10_000 })
  await expect.poll(() => page.locator('video').count(), 'no player is left').toBe(0)
  const { lastFrameAt } = await takeSighting(page)
  const lastFrameMs = Math.round(lastFrameAt - refundedAt)
  expect(lastFrameMs, 'the last frame after the refund, in ms').toBeLessThan(5000)
  await expect(page.getByRole('group', { name: 'Stage' }), 'the focus stays where it was').toBeFocused()
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^Your pass was refunded\./)
  await expect(page.getByText('The chat closed together with your access.')).toBeVisible()

  tokens.add(saved.token)
  const every = [...tokens]
  measured(`refunded: the last frame came ${lastFrameMs} ms later; ${every.length} tokens were saved`)
  const statuses: number[] = []
  for (let attempt = 0; attempt < 50; attempt++) {
    const token = every[attempt % every.length] ?? saved.token
    statuses.push(await signallingStatus({ ...saved, token }, viewer.token))
  }
  expect(
    statuses.filter((status) => status === 101),
    '50 tries with saved tokens',
  ).toEqual([])
  await expect(viewer.api('POST /streams/:streamId/join', { streamId })).rejects.toMatchObject({
    code: 'access/required',
  })
  const later = await takeSighting(page)
  expect(later.latenciesMs, 'not a frame since').toEqual([])
  await show.creator.api('POST /streams/:streamId/end', { streamId })
  await Promise.all([context.close(), studio.context().close()])
})

test('what was said stays readable for who was there, however the page learns that access ended', async ({
  stack,
  browser,
}) => {
  const { addresses } = stack
  const show = await makeShow(addresses, paidPass)
  const streamId = await scheduleStream(show, { record: false })
  await show.creator.api('POST /streams/:streamId/live', { streamId })
  await say(show.creator, streamId, 'Welcome aboard')
  const viewer = await signUp(addresses, 'viewer')
  const purchaseId = await buyPass(addresses, viewer, show.passId)
  const admin = await signUp(addresses, 'admin')
  await makeAdmin(addresses.database, admin.email)

  const context = await contextOf(browser, addresses.site, viewer)
  const page = await context.newPage()
  // Only being put out of the room tells it.
  await page.route('**/events', (route) => route.abort())
  await page.goto(addresses.site + paths.watch(streamId))
  await expect(page.getByText('Welcome aboard')).toBeVisible()
  await expect(page.getByText('The picture is on its way.')).toBeVisible()
  await admin.api('POST /admin/purchases/:purchaseId/refund', {
    purchaseId,
    reason: 'Asked for by the buyer',
  })
  await expect(page.getByText('The chat closed together with your access.')).toBeVisible()
  await expect(page.getByText('Welcome aboard')).toBeVisible()
  await show.creator.api('POST /streams/:streamId/end', { streamId })
  await context.close()
})

/** The token with other claims and its old signature. */
function withClaims(token: string, claims: Record<string, unknown>): string {
  const [header, payload = '', signature] = token.split('.')
  const old = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  const changed = Buffer.from(JSON.stringify({ ...old, ...claims })).toString('base64url')
  return [header, changed, signature].join('.')
}
