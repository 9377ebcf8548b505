import { contract, type EndpointKey } from '@stagedoor/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeMedia } from '#integrations/livekit.fake.ts'
import { makeEverything, requestTo, type Everything } from '#test/every-route.ts'
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
  'DELETE /spaces/:spaceId/cover': 'producer',
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

const server = useTestServer({ media: fakeMedia() })

async function statusFor(key: string, scene: Everything, actor: Actor): Promise<number> {
  const { method, path, query, body } = requestTo(key, scene)
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
  let scene: Everything
  beforeEach(async () => {
    scene = await makeEverything(server)
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
