import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Storage } from '#integrations/storage.ts'
import { useTestServer } from '#test/server.ts'
import { seedDemo } from './seed-demo.ts'

const server = useTestServer()
const seed = (parts: { storage?: Storage } = {}) =>
  seedDemo(server.app.db, { storage: parts.storage, ffmpegPath: 'ffmpeg' })

async function tables() {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from "user") as people, (select count(*)::int from space) as spaces,
    (select count(*)::int from "grant") as grants, (select count(*)::int from stream) as streams,
    (select count(*)::int from chat_message) as messages`.execute(server.app.db)
  return rows[0]
}

it('puts the demo in place, and the same again changes nothing', async () => {
  expect(await seed()).toBe('no storage')
  const first = await tables()
  const home = await (await server.api())('GET /public/home', {})
  expect(home.spaces.map(({ name }) => name)).toEqual([
    'Slow Kitchen',
    'Endgame Club',
    'Night Desk',
    'Two Minute Poses',
    'Small Computers',
    'Contour Club',
    'One Good Question',
    'Low Tide Sessions',
  ])
  for (const { coverUrl } of home.spaces) expect((await fetch(coverUrl ?? '')).status).toBe(200)
  expect(home.upcoming.length).toBeGreaterThanOrEqual(8)
  await seed()
  expect(await tables()).toEqual(first)
})

it('has passes with few seats and with none, and somebody who can watch a replay that plays', async () => {
  expect(await seed({ storage: server.storage })).toBeUndefined()
  const api = await server.api()
  const offersOf = async (slug: string) => {
    const page = await api('GET /public/spaces/:slug', { slug })
    return page.kind === 'space' ? page : undefined
  }
  expect((await offersOf('low-tide-sessions'))?.passes[0]).toMatchObject({
    availability: 'few_left',
    seatsLeft: 3,
  })
  const kitchen = await offersOf('slow-kitchen')
  expect(kitchen?.passes.map(({ availability }) => availability)).toEqual(['on_sale', 'sold_out'])
  const replay = kitchen?.replays[0]
  expect(replay).toMatchObject({
    durationSeconds: 24,
    passNames: ['One month at the table', 'The long table'],
  })
  const jonas = await server.app.db
    .selectFrom('user')
    .where('email', '=', 'jonas@example.test')
    .select('id')
    .executeTakeFirstOrThrow()
  const video = await server.fetch(`/api/streams/${replay?.streamId}/replay.mp4`, {
    headers: { authorization: `Bearer ${await server.bearer(jonas)}`, range: 'bytes=0-99' },
  })
  expect([video.status, video.headers.get('content-type')]).toEqual([206, 'video/mp4'])
  expect(Buffer.from(await video.arrayBuffer()).toString('latin1', 4, 8)).toBe('ftyp')
  const library = await (await server.api({ as: jonas }))('GET /library', {})
  expect(library.items.map(({ space }) => space.slug)).toEqual(['slow-kitchen'])
})

it('moves what comes out of the past, makes room after a show was played, and keeps what was changed', async () => {
  const { db } = server.app
  await seed()
  const api = await server.api()
  const before = await api('GET /public/home', {})
  const played = before.upcoming.find(({ title }) => title === 'Night Session 14')
  await sql`update stream set starts_at = starts_at - interval '9 days' where status = 'scheduled'`.execute(
    db,
  )
  await sql`update stream set status = 'ended', started_at = now(), ended_at = now() where id = ${played?.id}`.execute(
    db,
  )
  await sql`update access_pass set sales_close_at = sales_close_at - interval '9 days'`.execute(db)
  await sql`update space set name = 'Quick Kitchen' where slug = 'slow-kitchen'`.execute(db)
  await seed()
  const after = await api('GET /public/home', {})
  expect(after.upcoming.every(({ startsAt }) => Date.parse(startsAt) > Date.now())).toBe(true)
  const again = after.upcoming.find(({ title }) => title === 'Night Session 14')
  expect(again?.id).not.toBe(played?.id)
  expect(after.spaces[0]?.name).toBe('Quick Kitchen')
  const talks = await api('GET /public/spaces/:slug', { slug: 'one-good-question' })
  const offers = talks.kind === 'space' ? talks.passes.map(({ availability }) => availability) : []
  expect(offers.toSorted()).toEqual(['on_sale', 'on_sale', 'sales_closed'])
})

it('does without ffmpeg, and says so', async () => {
  expect(await seedDemo(server.app.db, { storage: server.storage, ffmpegPath: '/nowhere/ffmpeg' })).toContain(
    'is not installed',
  )
})
