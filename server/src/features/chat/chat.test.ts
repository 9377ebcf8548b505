import { describe, expect, it } from 'vitest'
import type { Api } from '@stagedoor/contract/client'
import { makeGrant, makeMember, makeUser } from '#test/factories.ts'
import { makeLiveScene } from '#test/live-scene.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

async function scene(status: 'live' | 'scheduled' | 'ended' = 'live') {
  const made = await makeLiveScene(server.app, { status })
  const other = await makeUser(server.app)
  await makeGrant(server.app, { user: other, pass: made.pass })
  return {
    ...made,
    other,
    api: await server.api({ as: made.viewer }),
    otherApi: await server.api({ as: other }),
    hostApi: await server.api({ as: made.creator }),
    streamId: made.stream.id,
  }
}

const send = (api: Api, streamId: string, text: string, clientId: string = crypto.randomUUID()) =>
  api('POST /streams/:streamId/messages', { streamId, clientId, text })
const read = async (api: Api, streamId: string, options: { before?: string; limit?: number } = {}) =>
  api('GET /streams/:streamId/messages', { streamId, ...options })

describe('writing', () => {
  it('shows who said it, the team by its badge, and everybody in a colour of their own', async () => {
    const { api, hostApi, viewer, space, streamId } = await scene()
    const moderator = await makeMember(server.app, { teamId: space.teamId, role: 'moderator' })
    const first = await send(api, streamId, '  Hello  ')
    expect(first).toMatchObject({
      text: 'Hello',
      removedBy: null,
      author: { id: viewer.id, name: viewer.name, role: 'viewer' },
    })
    expect((await send(api, streamId, 'again')).author.hue).toBe(first.author.hue)
    expect((await send(hostApi, streamId, 'hi')).author.role).toBe('host')
    const moderatorApi = await server.api({ as: moderator })
    expect((await send(moderatorApi, streamId, 'hi')).author.role).toBe('moderator')
  })

  it('once, however often a client tries again, even at the same moment', async () => {
    const { api, streamId } = await scene()
    const clientId = crypto.randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(api, streamId, 'only once', clientId)),
    )
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await read(api, streamId)).items).toHaveLength(1)
  })

  it('is for those inside, before and during the show', async () => {
    const { streamId } = await scene()
    const stranger = await server.api({ as: await makeUser(server.app) })
    await expect(send(stranger, streamId, 'hi')).rejects.toMatchObject({ code: 'access/required' })
    await expect(read(stranger, streamId)).rejects.toMatchObject({ code: 'access/required' })
    await expect(read(await server.api(), streamId)).rejects.toMatchObject({ code: 'unauthenticated' })
    const before = await scene('scheduled')
    expect((await send(before.api, before.streamId, 'early')).text).toBe('early')
    const after = await scene('ended')
    await expect(send(after.api, after.streamId, 'late')).rejects.toMatchObject({ code: 'streams/ended' })
    expect((await read(after.api, after.streamId)).items).toEqual([])
  })

  it.each([
    ['without a word', '   '],
    ['of 501 letters', 'x'.repeat(501)],
  ])('takes no message %s', async (_, text) => {
    const { api, streamId } = await scene()
    await expect(send(api, streamId, text)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('keeps markup and odd letters as they were typed', async () => {
    const { api, streamId } = await scene()
    const text = '<script>alert(1)</script> \u{1F389} \u202Eabc'
    expect((await send(api, streamId, text)).text).toBe(text)
  })
})

describe('slow mode', () => {
  it('lets one message through in its time, two at once as well, and never holds the team back', async () => {
    const { api, hostApi, space, streamId } = await scene()
    await server.app.db
      .updateTable('space')
      .where('id', '=', space.id)
      .set({ slow_mode_seconds: 30 })
      .execute()
    const both = await Promise.allSettled([send(api, streamId, 'a'), send(api, streamId, 'b')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = await send(api, streamId, 'c').catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'chat/slow-mode' })
    expect((refused as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(25)
    await send(hostApi, streamId, 'a')
    await send(hostApi, streamId, 'b')
    await server.app.db
      .updateTable('chat_message')
      .set({ created_at: new Date(Date.now() - 31_000) })
      .execute()
    expect((await send(api, streamId, 'd')).text).toBe('d')
  })
})

describe('history', () => {
  it('comes in pages, oldest first', async () => {
    const { api, streamId } = await scene()
    for (const text of ['1', '2', '3', '4', '5']) await send(api, streamId, text)
    const newest = await read(api, streamId, { limit: 2 })
    expect(newest.items.map(({ text }) => text)).toEqual(['4', '5'])
    expect(newest.hasMore).toBe(true)
    const older = await read(api, streamId, { limit: 3, before: newest.items[0]?.id ?? '' })
    expect(older.items.map(({ text }) => text)).toEqual(['1', '2', '3'])
    expect(older.hasMore).toBe(false)
  })
})

describe('removing', () => {
  it('takes the words away for everybody, and says by whom', async () => {
    const { api, otherApi, hostApi, streamId } = await scene()
    const own = await send(api, streamId, 'mine')
    const rude = await send(api, streamId, 'rude')
    const remove = (as: Api, messageId: string) => as('DELETE /messages/:messageId', { messageId })
    await expect(remove(otherApi, own.id)).rejects.toMatchObject({ code: 'not-found' })
    await remove(api, own.id)
    await remove(hostApi, rude.id)
    await remove(hostApi, rude.id)
    const { items } = await read(otherApi, streamId)
    expect(items.map(({ text, removedBy }) => [text, removedBy])).toEqual([
      [null, 'author'],
      [null, 'moderator'],
    ])
  })
})

describe('a chat ban', () => {
  it('counts from the next message, leaves reading, ends by itself or by hand', async () => {
    const { api, hostApi, viewer, space, streamId } = await scene()
    const ban = (minutes: number | null) =>
      hostApi('POST /spaces/:spaceId/chat-bans', { spaceId: space.id, userId: viewer.id, minutes })
    const until = (await ban(10)).until ?? ''
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(9.5 * 60_000)
    await expect(send(api, streamId, 'hi')).rejects.toMatchObject({ code: 'chat/banned' })
    expect((await read(api, streamId)).items).toEqual([])
    await server.app.db
      .updateTable('chat_ban')
      .set({ until: new Date(Date.now() - 1) })
      .execute()
    await send(api, streamId, 'back')
    expect(await ban(null)).toEqual({ until: null })
    await expect(send(api, streamId, 'hi')).rejects.toMatchObject({ code: 'chat/banned' })
    await hostApi('DELETE /spaces/:spaceId/chat-bans/:userId', { spaceId: space.id, userId: viewer.id })
    await send(api, streamId, 'again')
  })

  it('is the team’s, never against itself, and only against people there are', async () => {
    const { api, hostApi, other, space } = await scene()
    const ban = (as: Api, userId: string) =>
      as('POST /spaces/:spaceId/chat-bans', { spaceId: space.id, userId, minutes: 5 })
    await expect(ban(api, other.id)).rejects.toMatchObject({ code: 'not-found' })
    const moderator = await makeMember(server.app, { teamId: space.teamId, role: 'moderator' })
    await expect(ban(hostApi, moderator.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ban(hostApi, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' })
  })
})
