import { contract, type EndpointKey } from '@stagedoor/contract'
import { toRequest } from '@stagedoor/contract/client'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#lib/ids.ts'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeAdmin, makeCreator, makeMember, makeUser } from '#test/factories.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'
import { rawRoutes, routeTable } from './app.ts'

/** Who may: everybody, whoever is signed in, team members from this role up, holders of the pass, its buyer, admins. */
type Rule =
  'everybody' | 'person' | 'moderator' | 'producer' | 'owner' | 'holder' | 'buyer' | 'author' | 'admin'

/** One row an endpoint; without one it does not compile. */
const rules: Record<EndpointKey, Rule> = {
  'POST /auth/code': 'everybody',
  'POST /auth/session': 'everybody',
  'DELETE /auth/session': 'everybody',
  'GET /me': 'person',
  'PATCH /me': 'person',
  'PUT /profile': 'person',
  'GET /profile': 'person',
  'GET /public/profiles/:username': 'everybody',
  'POST /spaces': 'person',
  'GET /spaces': 'person',
  'GET /spaces/:spaceId': 'moderator',
  'PATCH /spaces/:spaceId': 'producer',
  'POST /spaces/:spaceId/publish': 'owner',
  'GET /public/slugs/:slug': 'everybody',
  'GET /public/home': 'everybody',
  'GET /public/spaces/:slug': 'everybody',
  'GET /public/sitemap': 'everybody',
  'POST /spaces/:spaceId/experiences': 'producer',
  'GET /spaces/:spaceId/experiences': 'moderator',
  'PATCH /experiences/:experienceId': 'producer',
  'POST /spaces/:spaceId/passes': 'producer',
  'GET /spaces/:spaceId/passes': 'moderator',
  'GET /passes/:passId': 'moderator',
  'PATCH /passes/:passId': 'producer',
  'GET /public/spaces/:slug/passes/:passSlug': 'everybody',
  'POST /spaces/:spaceId/cover/url': 'producer',
  'POST /spaces/:spaceId/cover': 'producer',
  'GET /checkout/:passId': 'everybody',
  'POST /purchases': 'person',
  'GET /purchases/:purchaseId': 'buyer',
  'POST /purchases/:purchaseId/sync': 'buyer',
  'POST /purchases/:purchaseId/cancel': 'buyer',
  'GET /library': 'person',
  'POST /admin/purchases/:purchaseId/refund': 'admin',
  'POST /experiences/:experienceId/streams': 'producer',
  'GET /spaces/:spaceId/streams': 'moderator',
  'GET /streams/:streamId': 'moderator',
  'PATCH /streams/:streamId': 'producer',
  'POST /streams/:streamId/cancel': 'producer',
  'POST /streams/:streamId/live': 'producer',
  'POST /streams/:streamId/end': 'producer',
  'GET /streams/:streamId/watch': 'everybody',
  'POST /streams/:streamId/join': 'holder',
  'POST /streams/:streamId/leave': 'person',
  'POST /streams/:streamId/reactions': 'holder',
  'GET /streams/:streamId/messages': 'holder',
  'POST /streams/:streamId/messages': 'holder',
  'POST /streams/:streamId/chat': 'holder',
  'DELETE /messages/:messageId': 'author',
  'POST /spaces/:spaceId/chat-bans': 'moderator',
  'DELETE /spaces/:spaceId/chat-bans/:userId': 'moderator',
  'GET /streams/:streamId/recording': 'producer',
  'POST /streams/:streamId/recording/urls': 'producer',
  'POST /streams/:streamId/recording/segments': 'producer',
  'POST /streams/:streamId/recording/finish': 'producer',
}

/** Those the contract cannot describe: event streams and files. */
const rawRules: Record<string, Rule> = {
  'GET /streams/:streamId/events': 'everybody',
  'GET /streams/:streamId/replay.mp4': 'holder',
}

const actors = [
  'anonymous',
  'stranger',
  'otherOwner',
  'holder',
  'moderator',
  'producer',
  'owner',
  'admin',
] as const
type Actor = (typeof actors)[number]

const everybody: Actor[] = [...actors]
const allowed: Record<Rule, Actor[]> = {
  everybody,
  person: everybody.filter((actor) => actor !== 'anonymous'),
  moderator: ['moderator', 'producer', 'owner'],
  producer: ['producer', 'owner'],
  owner: ['owner'],
  holder: ['holder', 'moderator', 'producer', 'owner'],
  buyer: ['holder'],
  author: ['holder', 'moderator', 'producer', 'owner'],
  admin: ['admin'],
}

/** What somebody sees who may not: that they are not signed in, may not, or that there is no such thing. */
function refusal(rule: Rule, actor: Actor): number {
  if (actor === 'anonymous') return 401
  if (rule === 'admin' || rule === 'holder') return 403
  const isMember = actor === 'moderator' || actor === 'producer'
  return isMember && (rule === 'producer' || rule === 'owner') ? 403 : 404
}

type Scene = Awaited<ReturnType<typeof makeScene>>
const server = useTestServer({ media: fakeMedia() })

async function makeScene() {
  const { app } = server
  const live = await makeLiveScene(app)
  const messageId = newId()
  await app.db
    .insertInto('chat_message')
    .values({
      id: messageId,
      client_id: newId(),
      stream_id: live.stream.id,
      user_id: live.viewer.id,
      text: 'Hi',
    })
    .execute()
  const { teamId } = live.creator
  const people = {
    stranger: await makeUser(app),
    otherOwner: await makeCreator(app),
    holder: live.viewer,
    moderator: await makeMember(app, { teamId, role: 'moderator' }),
    producer: await makeMember(app, { teamId, role: 'producer' }),
    owner: live.creator,
    admin: await makeAdmin(app),
  }
  const uploadId = newId()
  server.storage.objects.set(`uploads/${live.space.id}/${uploadId}`, {
    body: Buffer.from('89504e470d0a1a0a', 'hex'),
    contentType: 'image/png',
  })
  const ids: Record<string, string> = {
    spaceId: live.space.id,
    experienceId: live.experience.id,
    passId: live.pass.id,
    streamId: live.stream.id,
    purchaseId: live.grant.purchaseId,
    messageId,
    userId: people.stranger.id,
    slug: live.space.slug,
    passSlug: live.pass.slug,
    username: live.creator.username,
    uploadId,
  }
  return { people, ids }
}

/** What an endpoint takes besides the ids in its path. */
const inputs: Partial<Record<EndpointKey, (scene: Scene) => Record<string, unknown>>> = {
  'POST /auth/code': () => ({ email: 'a@example.test' }),
  'POST /auth/session': () => ({ email: 'a@example.test', code: '123456' }),
  'PATCH /me': () => ({ name: 'New' }),
  'PUT /profile': () => ({ username: `name_${newId().slice(-8)}`, displayName: 'New' }),
  'POST /spaces': () => ({ slug: `new-${newId().slice(-8)}`, name: 'New' }),
  'POST /spaces/:spaceId/experiences': () => ({ name: 'New' }),
  'POST /spaces/:spaceId/passes': ({ ids }) => ({
    name: 'New',
    slug: 'new-pass',
    billing: 'free',
    experienceIds: [ids['experienceId']],
  }),
  'POST /spaces/:spaceId/cover/url': () => ({ contentType: 'image/png', bytes: 8 }),
  'POST /spaces/:spaceId/cover': ({ ids }) => ({ uploadId: ids['uploadId'] }),
  'POST /purchases': ({ ids }) => ({ passId: ids['passId'] }),
  'POST /admin/purchases/:purchaseId/refund': () => ({ reason: 'Asked for' }),
  'POST /experiences/:experienceId/streams': () => ({ title: 'New', startsAt: '2030-01-01T00:00:00Z' }),
  'POST /streams/:streamId/reactions': () => ({ kind: 'heart' }),
  'POST /streams/:streamId/messages': () => ({ clientId: newId(), text: 'Hello' }),
  'POST /spaces/:spaceId/chat-bans': ({ ids }) => ({ userId: ids['userId'], minutes: 5 }),
  'POST /streams/:streamId/recording/urls': () => ({ part: 0, from: 0, count: 1 }),
  'POST /streams/:streamId/recording/segments': () => ({
    part: 0,
    segments: [{ number: 0, durationMs: 1000, bytes: 10 }],
  }),
  'POST /streams/:streamId/recording/finish': () => ({ parts: [{ part: 0, segmentCount: 1 }] }),
}

async function statusFor(key: string, scene: Scene, actor: Actor): Promise<number> {
  const template = key.split(' ')[1] ?? ''
  const own = Object.entries(inputs).find(([name]) => name === key)?.[1]
  const inPath = [...template.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, scene.ids[name]])
  const { method, path, query, body } = toRequest(key, { ...own?.(scene), ...Object.fromEntries(inPath) })
  const user = actor === 'anonymous' ? undefined : scene.people[actor]
  const response = await server.fetch(`/api${path}${query}`, {
    method,
    headers: {
      ...(user ? { authorization: `Bearer ${await server.bearer(user)}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  })
  await response.body?.cancel()
  return response.status
}

const rows = [...Object.entries(rules), ...Object.entries(rawRules)]

describe('every route', () => {
  it('has a row, and every row a route', () => {
    expect([...routeTable.keys()].toSorted()).toEqual(Object.keys(contract).toSorted())
    expect(Object.keys(rules).toSorted()).toEqual(Object.keys(contract).toSorted())
    expect(rawRoutes.map(({ key }) => key).toSorted()).toEqual(Object.keys(rawRules).toSorted())
  })
})

describe.each(rows)('%s', (key, rule) => {
  let scene: Scene
  beforeEach(async () => {
    scene = await makeScene()
  })

  const refused = actors.filter((actor) => !allowed[rule].includes(actor))
  if (refused.length > 0)
    it(`refuses ${refused.join(', ')}`, async () => {
      const seen = await Promise.all(
        refused.map(async (actor) => [actor, await statusFor(key, scene, actor)]),
      )
      expect(seen).toEqual(refused.map((actor) => [actor, refusal(rule, actor)]))
    })

  // What one person did must not decide what the next one may; reading changes nothing.
  const together = key.startsWith('GET ') ? [allowed[rule]] : allowed[rule].map((actor) => [actor])
  it.each(together.map((group) => ({ names: group.join(', '), group })))('lets $names', async ({ group }) => {
    for (const actor of group)
      expect(blocked(key), `${actor}`).not.toContain(await statusFor(key, scene, actor))
  })
})

/** Beyond its guard an operation may still refuse: the replay has no file here. */
function blocked(key: string): number[] {
  const mayBeMissing = key.endsWith('/replay.mp4')
  return mayBeMissing ? [401, 403, 500] : [401, 403, 404, 500]
}
