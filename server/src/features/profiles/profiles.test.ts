import { describe, expect, it } from 'vitest'
import { makeCreator, makeExperience, makePass, makeSpace, makeStream, makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

describe('a creator profile', () => {
  it('is made once, with a team for its owner, and changed afterwards', async () => {
    const user = await makeUser(server.app)
    const api = await server.api({ as: user })
    expect(await api('GET /profile', {})).toEqual({ profile: null })
    const made = await api('PUT /profile', { username: 'noor_k', displayName: 'Noor K' })
    expect(made).toMatchObject({ username: 'noor_k', displayName: 'Noor K', bio: '' })
    const changed = await api('PUT /profile', {
      username: 'noor_kay',
      displayName: 'Noor Kay',
      bio: 'Cello.',
    })
    expect(changed).toMatchObject({ id: made.id, username: 'noor_kay', bio: 'Cello.' })
    expect(await api('GET /profile', {})).toEqual({ profile: changed })
    const me = await api('GET /me', {})
    expect(me.username).toBe('noor_kay')
    expect(me.teams).toMatchObject([{ name: 'Noor K', role: 'owner' }])
  })

  it('cannot take somebody’s username, nor one that speaks for the house', async () => {
    const { username } = await makeCreator(server.app)
    const api = await server.api({ as: await makeUser(server.app) })
    const choose = (name: string) => api('PUT /profile', { username: name, displayName: 'X' })
    await expect(choose(username)).rejects.toMatchObject({ code: 'profiles/username-taken', status: 409 })
    await expect(choose('sta_ge_door')).rejects.toMatchObject({ code: 'profiles/username-reserved' })
    await expect(choose('Not Allowed')).rejects.toMatchObject({
      fields: { username: expect.any(String) as string },
    })
  })

  it('shows published Spaces of its owner only, what comes, and how often the curtain rose', async () => {
    const { app } = server
    const creator = await makeCreator(app)
    const space = await makeSpace(app, { creator })
    await makeSpace(app, { creator, status: 'draft' })
    const helped = await makeSpace(app)
    await app.db
      .insertInto('membership')
      .values({ team_id: helped.teamId, user_id: creator.id, role: 'moderator' })
      .execute()
    const experience = await makeExperience(app, { space })
    await makePass(app, { experience, amountMinor: 700 })
    await makeStream(app, { experience, status: 'ended' })
    await makeStream(app, { experience, status: 'canceled' })
    const next = await makeStream(app, { experience })
    const page = await (await server.api())('GET /public/profiles/:username', { username: creator.username })
    expect(page.profile.username).toBe(creator.username)
    expect(page.spaces.map(({ id }) => id)).toEqual([space.id])
    expect(page.upcoming).toMatchObject([{ id: next.id, fromPrice: { amountMinor: 700, currency: 'eur' } }])
    expect(page).toMatchObject({ playedCount: 1, canceledCount: 1, live: [], replays: [] })
  })

  it('is not there under a name nobody has', async () => {
    const api = await server.api()
    await expect(api('GET /public/profiles/:username', { username: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
