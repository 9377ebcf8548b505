import type { EndpointKey } from '@stagedoor/contract'
import { toRequest } from '@stagedoor/contract/client'
import { newId } from '#lib/ids.ts'
import { makeAdmin, makeCreator, makeMember, makeUser } from './factories.ts'
import { makeLiveScene } from './live-scene.ts'
import type { TestServer } from './server.ts'

export type Everything = Awaited<ReturnType<typeof makeEverything>>

/** One of everything, and somebody of every kind. */
export async function makeEverything({ app, storage }: Pick<TestServer, 'app' | 'storage'>) {
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
  await app.db
    .insertInto('recording')
    .values({ id: newId(), stream_id: live.stream.id, status: 'recording', storage_prefix: 'recordings/x' })
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
  storage.objects.set(`uploads/${live.space.id}/${uploadId}`, {
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
const inputs: Partial<Record<EndpointKey, (scene: Everything) => Record<string, unknown>>> = {
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

/** What a caller sends to this endpoint when all is well, and `more` in its place. */
export function requestTo(key: string, scene: Everything, more: Record<string, unknown> = {}) {
  const template = key.split(' ')[1] ?? ''
  const own = Object.entries(inputs).find(([name]) => name === key)?.[1]
  const inPath = [...template.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, scene.ids[name]])
  return toRequest(key, { ...own?.(scene), ...Object.fromEntries(inPath), ...more })
}
