import { signIn } from '../people.ts'
import { freePass, makeShow, paidPass, plainNames, type Show } from '../show.ts'
import type { Scene } from './scene.ts'

type Needs = Pick<Scene, 'stack' | 'sql'>

const day = 86_400_000

/** In a pale colour, with a pass of each kind, many replays and, once it is live, ten thousand who watch. */
export async function makeBusyShow({ stack, sql }: Needs) {
  const show = await makeShow(stack.addresses, freePass, { ...plainNames, at: 'full-house' })
  await paint(show, '#f6e7a1')
  await addPass(show, 'Front row', { amountMinor: 4_000, currency: 'eur' }, 20)
  const last = await addPass(show, 'Last chair', { amountMinor: 123_450, currency: 'usd' }, 12)
  const gone = await addPass(show, 'Boathouse weekend', { amountMinor: 6_000, currency: 'eur' }, 12)
  const closed = await addPass(show, 'Early bird', { amountMinor: 300, currency: 'eur' }, 40)
  await sql(`update pass_stock set sold = 11 where pass_id = $1`, [last])
  await sql(`update pass_stock set sold = 12 where pass_id = $1`, [gone])
  await sql(`update access_pass set sales_close_at = now() - interval '1 day' where id = $1`, [closed])
  for (let played = 1; played <= 12; played++) await addReplay({ sql }, show, `Night Session ${played}`)
  for (let ahead = 1; ahead <= 4; ahead++) await schedule(show, `Night Session ${20 + ahead}`, ahead * 4)
  const streamId = await schedule(show, 'Night Session 14', 0)
  return {
    ...show,
    goLive: () =>
      sql(`update stream set status = 'live', started_at = now(), watching_count = 10000 where id = $1`, [
        streamId,
      ]),
    end: () =>
      sql(`update stream set status = 'ended', ended_at = now(), end_reason = 'host' where id = $1`, [
        streamId,
      ]),
  }
}

/** Named and described from right to left, in a colour that is nearly black. */
export async function makeRightToLeftShow({ stack, sql }: Needs): Promise<Show> {
  const show = await makeShow(
    stack.addresses,
    { ...paidPass, capacity: 40 },
    {
      creator: 'ليلى الحسيني',
      space: 'ليالي المركب',
      pass: 'تذكرة المساء',
      text: 'ليالي المركب على البحيرة، موسيقى حية كل أسبوع',
      at: 'right-to-left',
    },
  )
  await paint(show, '#0b0b1a')
  await schedule(show, 'سهرة الجمعة', 2)
  await addReplay({ sql }, show, 'سهرة الشتاء')
  return show
}

/** A Space with nothing in it but its name, and somebody (`alone`) who has none. */
export async function makeEmptyShow({ stack, sql }: Needs): Promise<Show & { alone: string }> {
  const show = await makeShow(stack.addresses, freePass, { ...plainNames, text: '', at: 'empty-house' })
  await show.creator.api('PATCH /spaces/:spaceId', { spaceId: show.spaceId, description: '' })
  await sql(`update access_pass set status = 'draft' where space_id = $1`, [show.spaceId])
  const { api } = await signIn(stack.addresses, 'alone@example.test')
  const { username } = await api('PUT /profile', { username: 'alone', displayName: 'Noor Haddad', bio: '' })
  return { ...show, alone: username }
}

async function paint({ creator, spaceId }: Show, brandColor: string): Promise<void> {
  await creator.api('PATCH /spaces/:spaceId', { spaceId, brandColor, category: 'music' })
}

async function addPass(
  { creator, spaceId, experienceId }: Show,
  name: string,
  price: { amountMinor: number; currency: 'eur' | 'usd' },
  capacity: number,
): Promise<string> {
  const { id } = await creator.api('POST /spaces/:spaceId/passes', {
    spaceId,
    name,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    experienceIds: [experienceId],
    billing: 'one_time',
    price,
    capacity,
  })
  return id
}

async function schedule({ creator, experienceId }: Show, title: string, days: number): Promise<string> {
  const { id } = await creator.api('POST /experiences/:experienceId/streams', {
    experienceId,
    title,
    startsAt: new Date(Date.now() + days * day).toISOString(),
    timeZone: 'Europe/Berlin',
  })
  return id
}

/** One without a picture; it is never played here. */
async function addReplay({ sql }: Pick<Needs, 'sql'>, show: Show, title: string): Promise<void> {
  const id = await schedule(show, title, 0)
  await sql(
    `update stream set status = 'ended', started_at = now(), ended_at = now(), end_reason = 'host' where id = $1`,
    [id],
  )
  await sql(
    `insert into recording (id, stream_id, status, storage_prefix, duration_ms, published_at)
     values (gen_random_uuid(), $1, 'ready', 'none', 18000000, now())`,
    [id],
  )
}
