import { expect, test } from './src/stack-test.ts'
import { codeAfter } from './src/inbox.ts'
import { makeRecording } from './src/fragmented-mp4.ts'
import { OpenApiClient } from './src/openapi-client.ts'
import { uniqueName } from './src/people.ts'
import { payByCard } from './src/pay.ts'
import { signallingStatus } from './src/signalling.ts'
import { until } from './src/until.ts'

test('the OpenAPI document alone leads from sign-up to the sold-out replay', async ({ stack }) => {
  const { site, mail } = stack.addresses
  const stranger = await OpenApiClient.read(site)
  const signUp = async (word: string) => {
    const email = `${uniqueName(word)}@example.test`
    const code = await codeAfter(mail, email, () => stranger.ok('POST /auth/code', { email }))
    const { token } = await stranger.ok('POST /auth/session', { email, code, client: 'studio' })
    return stranger.as(String(token))
  }

  const creator = await signUp('creator')
  const username = uniqueName('maren').replaceAll('-', '_')
  await creator.ok('PUT /profile', { username, displayName: 'Maren' })
  const slug = uniqueName('low-tide')
  const space = await creator.ok('POST /spaces', { slug, name: 'Low Tide Sessions' })
  const experience = await creator.ok('POST /spaces/{spaceId}/experiences', {
    spaceId: space['id'],
    name: 'Night Sessions',
  })
  const pass = await creator.ok('POST /spaces/{spaceId}/passes', {
    spaceId: space['id'],
    name: 'One night',
    slug: 'one-night',
    billing: 'one_time',
    price: { amountMinor: 500, currency: 'eur' },
    experienceIds: [experience['id']],
    capacity: 1,
  })
  await creator.ok('POST /spaces/{spaceId}/publish', { spaceId: space['id'] })
  const stream = await creator.ok('POST /experiences/{experienceId}/streams', {
    experienceId: experience['id'],
    title: 'Session 1',
    startsAt: new Date().toISOString(),
  })
  const streamId = stream['id']

  const viewer = await signUp('viewer')
  expect(await viewer.call('POST /streams/{streamId}/join', { streamId })).toMatchObject({
    status: 403,
    body: { error: { code: 'access/required' } },
  })
  const purchase = await viewer.ok('POST /purchases', { passId: pass['id'] })
  await payByCard(stack.addresses.stripe, {
    clientSecret: String(purchase['clientSecret']),
    number: '4242424242424242',
  })
  const paid = await viewer.ok('POST /purchases/{purchaseId}/sync', { purchaseId: purchase['id'] })
  expect(paid).toMatchObject({ status: 'paid', grant: { status: 'active', seatNumber: 1 } })

  const third = await signUp('third')
  expect(await third.call('POST /purchases', { passId: pass['id'] })).toMatchObject({
    status: 409,
    body: { error: { code: 'purchases/sold-out' } },
  })

  const { room: studioRoom } = await creator.ok('POST /streams/{streamId}/live', { streamId })
  expect(studioRoom).toMatchObject({ url: site.replace('http', 'ws') })
  const room = await viewer.ok('POST /streams/{streamId}/join', { streamId })
  expect(
    await signallingStatus(room as { url: string; token: string }, viewer.token),
    'the gate lets the viewer in',
  ).toBe(101)
  expect(await third.call('POST /streams/{streamId}/join', { streamId })).toMatchObject({
    status: 403,
    body: { error: { code: 'access/required' } },
  })

  const hello = { streamId, clientId: crypto.randomUUID(), text: 'Good evening' }
  const said = await viewer.ok('POST /streams/{streamId}/messages', hello)
  expect(await viewer.ok('POST /streams/{streamId}/messages', hello), 'a retry says it once').toEqual(said)
  await creator.ok('POST /streams/{streamId}/messages', {
    streamId,
    clientId: crypto.randomUUID(),
    text: 'Welcome aboard',
  })
  const history = await viewer.ok('GET /streams/{streamId}/messages', { streamId })
  expect(history['items']).toMatchObject([
    { text: 'Good evening', author: { role: 'viewer' } },
    { text: 'Welcome aboard', author: { role: 'host' } },
  ])

  const seconds = 4
  const segments = await makeRecording(seconds)
  const part = 0
  const { urls } = await creator.ok('POST /streams/{streamId}/recording/urls', {
    streamId,
    part,
    from: 0,
    count: segments.length,
  })
  for (const { number, url } of urls as { number: number; url: string }[]) {
    const stored = await fetch(url, { method: 'PUT', body: segments[number]?.bytes ?? null })
    expect(stored.status).toBe(200)
  }
  await creator.ok('POST /streams/{streamId}/recording/segments', {
    streamId,
    part,
    segments: segments.map(({ number, durationMs, bytes }) => ({ number, durationMs, bytes: bytes.length })),
  })
  await creator.ok('POST /streams/{streamId}/end', { streamId })
  await creator.ok('POST /streams/{streamId}/recording/finish', {
    streamId,
    parts: [{ part, segmentCount: segments.length }],
  })
  const replay = await until(
    'the replay',
    async () => {
      const watch = await viewer.ok('GET /streams/{streamId}/watch', { streamId })
      return watch['replay'] as { url: string; durationSeconds: number } | null
    },
    { withinMs: 30_000, everyMs: 500 },
  )
  expect(Math.abs(replay.durationSeconds - seconds)).toBeLessThanOrEqual(2)
  const piece = { range: 'bytes=0-99' }
  const file = new URL(replay.url, site)
  const own = await fetch(file, { headers: { ...piece, authorization: `Bearer ${viewer.token}` } })
  expect([own.status, (await own.arrayBuffer()).byteLength], 'a piece of the file').toEqual([206, 100])
  const foreign = await fetch(file, { headers: { ...piece, authorization: `Bearer ${third.token}` } })
  expect(foreign.status, 'the file is for the pass alone').toBe(403)
  expect(await third.ok('GET /streams/{streamId}/watch', { streamId })).toMatchObject({
    access: 'pass-needed',
    replay: null,
    offers: [{ availability: 'sold_out' }],
  })
})

test('every endpoint of the document says who may call it: a stranger is refused or served, never broken', async ({
  stack,
}) => {
  const stranger = await OpenApiClient.read(stack.addresses.site)
  const anyId = '01900000-0000-7000-8000-000000000000'
  for (const [path, operations] of Object.entries(stranger.document.paths)) {
    if (!('get' in operations)) continue
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const input = Object.fromEntries(names.map((name) => [name, name.endsWith('Id') ? anyId : 'nobody-here']))
    const { status } = await stranger.call(`GET ${path}`, input)
    expect([200, 401, 403, 404], `GET ${path} for a stranger`).toContain(status)
  }
})
