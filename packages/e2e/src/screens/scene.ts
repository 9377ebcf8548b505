import type { Stack } from '@stagedoor/local-stack'
import type { Page } from 'playwright'
import { makeAdmin, withDatabase } from '../database.ts'
import { signIn, type Person } from '../people.ts'
import { buyPass, freePass, longNames, makeShow, paidPass, plainNames, takePass, type Show } from '../show.ts'

/** Who looks: the demo's people, and those of a show of our own that may be brought into any state. */
export const people = [
  'viewer',
  'creator',
  'newcomer',
  'admin',
  'host',
  'keeper',
  'author',
  'fan',
  'friend',
] as const
export type Who = 'stranger' | (typeof people)[number]

export type Screen = {
  name: string
  /** `admin` are the server's own pages, `mail` what arrived in the inbox. */
  app: 'site' | 'studio' | 'admin' | 'mail'
  /** From the app's slash; a function where it is known only after `before`. */
  address: string | (() => string)
  as: Who
  /** Brings the product to the state that is to be seen, once. `after` undoes what the next screens must not find. */
  before?: () => Promise<unknown>
  /** Brings the page there, each time it was opened (once for each theme). Its routes end with the picture. */
  prepare?: (page: Page) => Promise<void>
  after?: (page: Page) => Promise<unknown>
  /** Set where the page stays open from one theme, or one screen, to the next: a stream that is on air. */
  goesOn?: true
  /** Set where the state is to be waiting: its skeletons stay. */
  isWaiting?: true
}

export function siteScreen(name: string, as: Who, address: string, more: Partial<Screen> = {}): Screen {
  return { name, app: 'site', as, address, ...more }
}

export type Scene = {
  stack: Pick<Stack, 'addresses'>
  people: Record<(typeof people)[number], Person>
  /** The demo's first Space of `creator`. */
  demo: { slug: string; username: string; passId: string; passSlug: string; nextId: string; replayId: string }
  /** Of `host`, paid; `fan` has its pass. */
  show: Show
  /** Of `keeper`, with as many passes as a Space may have. */
  many: Show
  /** Of `author`, called what people call things when nobody stops them; `friend` has its pass. */
  long: Show
  /** Of the fan's pass for `show`. */
  purchaseId: string
  sql: (text: string, values?: unknown[]) => Promise<unknown>
}

/** Everything the screens need, made through the API on a stack with the demo. */
export async function makeScene(stack: Scene['stack']): Promise<Scene> {
  const { addresses } = stack
  const enter = (name: string) => signIn(addresses, `${name}@example.test`)
  const [viewer, creator, newcomer, fan, friend] = [
    await enter('jonas'),
    await enter('maren'),
    await enter('newcomer'),
    await enter('fan'),
    await enter('friend'),
  ]
  const show = await makeShow(addresses, { ...paidPass, capacity: 40 }, { ...plainNames, at: 'harbour' })
  const many = await makeShow(addresses, freePass, { ...plainNames, at: 'many-passes' })
  const long = await makeShow(addresses, freePass, { ...longNames, at: 'long-names' })
  await addPasses(many, 199)
  await fan.api('PATCH /me', { name: 'Ada' })
  await takePass(friend, long.passId)
  const purchaseId = await buyPass(addresses, fan, show.passId)
  const admin = await enter('admin')
  await makeAdmin(addresses.database, admin.email)
  return {
    stack,
    people: {
      viewer,
      creator,
      newcomer,
      admin,
      host: show.creator,
      keeper: many.creator,
      author: long.creator,
      fan,
      friend,
    },
    demo: await findDemo(creator),
    show,
    many,
    long,
    purchaseId,
    sql: (text, values) => withDatabase(addresses.database, (client) => client.query(text, values)),
  }
}

async function findDemo({ api }: Person): Promise<Scene['demo']> {
  const { items: spaces } = await api('GET /spaces', {})
  const [space] = spaces
  if (!space) throw new Error('The demo’s creator has a Space')
  const { items: streams } = await api('GET /spaces/:spaceId/streams', { spaceId: space.id })
  const { items: passes } = await api('GET /spaces/:spaceId/passes', { spaceId: space.id })
  const { profile } = await api('GET /profile', {})
  const next = streams.find(({ status }) => status === 'scheduled')
  const replay = streams.find(({ recordingStatus }) => recordingStatus === 'ready')
  const pass = passes.find(({ status }) => status === 'on_sale')
  if (!next || !replay || !pass || !profile)
    throw new Error('The demo has a stream to come, a replay and a pass')
  return {
    slug: space.slug,
    username: profile.username,
    passId: pass.id,
    passSlug: pass.slug,
    nextId: next.id,
    replayId: replay.id,
  }
}

async function addPasses({ creator, spaceId, experienceId }: Show, count: number): Promise<void> {
  for (let made = 1; made <= count; made++) {
    await creator.api('POST /spaces/:spaceId/passes', {
      spaceId,
      name: `Evening ${made}`,
      slug: `evening-${made}`,
      description: 'One of many evenings.',
      perks: [],
      experienceIds: [experienceId],
      ...freePass,
    })
  }
}
