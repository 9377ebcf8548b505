import { describe, expect, it } from 'vitest'
import { makeCreator, makeExperience, makePass, makeSpace, makeStream, makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

async function asCreator() {
  const creator = await makeCreator(server.app)
  return { creator, api: await server.api({ as: creator }) }
}

describe('making a Space', () => {
  it('begins as a draft nobody else sees', async () => {
    const { creator, api } = await asCreator()
    const space = await api('POST /spaces', { slug: 'low-tide', name: 'Low Tide' })
    expect(space).toMatchObject({
      slug: 'low-tide',
      teamId: creator.teamId,
      status: 'draft',
      category: 'other',
      coverUrl: null,
      coverSrcset: null,
    })
    expect(await api('GET /spaces', {})).toEqual({ items: [space] })
    expect(await api('GET /spaces/:spaceId', { spaceId: space.id })).toEqual(space)
    const stranger = await server.api()
    await expect(stranger('GET /public/spaces/:slug', { slug: 'low-tide' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('needs a profile first', async () => {
    const api = await server.api({ as: await makeUser(server.app) })
    await expect(api('POST /spaces', { slug: 'low-tide', name: 'X' })).rejects.toMatchObject({
      code: 'profiles/missing',
    })
  })

  it('takes an address once, and none of the house’s own', async () => {
    const { api } = await asCreator()
    await api('POST /spaces', { slug: 'low-tide', name: 'X' })
    const again = await asCreator()
    await expect(again.api('POST /spaces', { slug: 'low-tide', name: 'Y' })).rejects.toMatchObject({
      code: 'spaces/slug-taken',
    })
    await expect(again.api('POST /spaces', { slug: 'checkout', name: 'Y' })).rejects.toMatchObject({
      code: 'spaces/slug-reserved',
    })
    const status = async (slug: string) => (await api('GET /public/slugs/:slug', { slug })).status
    expect(await Promise.all(['low-tide', 'checkout', 'Low Tide', 'free-one'].map(status))).toEqual([
      'taken',
      'reserved',
      'invalid',
      'free',
    ])
  })
})

describe('changing a Space', () => {
  it('keeps the old address leading to the new one, and from everybody else', async () => {
    const { app } = server
    const { creator, api } = await asCreator()
    const space = await makeSpace(app, { creator, slug: 'first-name' })
    const changed = await api('PATCH /spaces/:spaceId', {
      spaceId: space.id,
      slug: 'second-name',
      tagline: 'New.',
    })
    expect(changed).toMatchObject({ slug: 'second-name', tagline: 'New.' })
    const anyone = await server.api()
    expect(await anyone('GET /public/spaces/:slug', { slug: 'first-name' })).toEqual({
      kind: 'moved',
      slug: 'second-name',
    })
    const other = await asCreator()
    await expect(other.api('POST /spaces', { slug: 'first-name', name: 'X' })).rejects.toMatchObject({
      code: 'spaces/slug-taken',
    })
    expect(await api('PATCH /spaces/:spaceId', { spaceId: space.id, slug: 'first-name' })).toMatchObject({
      slug: 'first-name',
    })
  })

  it('changes only what was given', async () => {
    const { creator, api } = await asCreator()
    const space = await makeSpace(server.app, { creator, description: 'Long.', tagline: 'Short.' })
    await api('PATCH /spaces/:spaceId', { spaceId: space.id, brandColor: '#112233' })
    expect(await api('GET /spaces/:spaceId', { spaceId: space.id })).toMatchObject({
      description: 'Long.',
      tagline: 'Short.',
      brandColor: '#112233',
    })
  })

  it('is published once there is a pass to have', async () => {
    const { app } = server
    const { creator, api } = await asCreator()
    const space = await makeSpace(app, { creator, status: 'draft' })
    const publish = () => api('POST /spaces/:spaceId/publish', { spaceId: space.id })
    await expect(publish()).rejects.toMatchObject({ code: 'spaces/not-ready' })
    const experience = await makeExperience(app, { space })
    await makePass(app, { experience, status: 'draft' })
    await expect(publish()).rejects.toMatchObject({ code: 'spaces/not-ready' })
    await makePass(app, { experience })
    expect(await publish()).toMatchObject({ status: 'published' })
    const shown = await (await server.api())('GET /public/spaces/:slug', { slug: space.slug })
    expect(shown.kind).toBe('space')
  })

  it('cannot be published while suspended', async () => {
    const { creator, api } = await asCreator()
    const space = await makeSpace(server.app, { creator, status: 'suspended' })
    await expect(api('POST /spaces/:spaceId/publish', { spaceId: space.id })).rejects.toMatchObject({
      code: 'spaces/suspended',
    })
    const shown = await (await server.api())('GET /public/spaces/:slug', { slug: space.slug })
    expect(shown).toEqual({ kind: 'suspended', name: `Space ${space.slug}` })
  })
})

describe('public reads', () => {
  it('show a Space with its creator, Experiences, passes, streams and replays, and no team secrets', async () => {
    const { app } = server
    const creator = await makeCreator(app, { display_name: 'Maren' })
    const space = await makeSpace(app, {
      creator,
      cover_path: 'covers/a/b.webp',
      welcome_message: 'For holders',
    })
    const experience = await makeExperience(app, { space, name: 'Boathouse' })
    const free = await makePass(app, { experience, name: 'Free' })
    const dear = await makePass(app, { experience, amountMinor: 900, capacity: 20, name: 'Dear' })
    await makePass(app, { experience, status: 'draft' })
    const live = await makeStream(app, { experience, status: 'live' })
    const ended = await makeStream(app, { experience, status: 'ended' })
    await app.db
      .insertInto('recording')
      .values({
        id: ended.id,
        stream_id: ended.id,
        status: 'ready',
        storage_prefix: 'x',
        master_key: 'x/master.mp4',
        poster_key: 'posters/a/b.jpg',
        duration_ms: 61_400,
        published_at: new Date(),
      })
      .execute()
    const page = await (await server.api())('GET /public/spaces/:slug', { slug: space.slug })
    if (page.kind !== 'space') throw new Error(page.kind)
    expect(page.space.coverUrl).toBe(`${server.origin}/media/covers/a/b.webp`)
    expect(page.creator).toEqual({
      displayName: 'Maren',
      username: creator.username,
      profileId: creator.profileId,
    })
    expect(page.experiences).toMatchObject([{ name: 'Boathouse' }])
    expect(page.passes).toMatchObject([
      { id: free.id, price: null, billing: 'free', experienceNames: ['Boathouse'], availability: 'on_sale' },
      { id: dear.id, price: { amountMinor: 900, currency: 'eur' }, capacity: 20, seatsLeft: 20 },
    ])
    expect(page.live).toMatchObject([{ id: live.id, hasFreePass: true, fromPrice: null }])
    expect(page.replays).toMatchObject([
      {
        streamId: ended.id,
        durationSeconds: 61,
        posterUrl: `${server.origin}/media/posters/a/b.jpg`,
        passNames: ['Free', 'Dear'],
      },
    ])
    expect(JSON.stringify(page)).not.toContain('For holders')
  })

  it('show the front page: the fullest room first, what comes, published Spaces, words that lead somewhere', async () => {
    const { app } = server
    const music = await makeSpace(app, { category: 'music' })
    const food = await makeSpace(app, { category: 'food' })
    await makeSpace(app, { category: 'games', status: 'draft' })
    const stage = await makeExperience(app, { space: music })
    const kitchen = await makeExperience(app, { space: food })
    await makePass(app, { experience: stage, amountMinor: 1200 })
    await makePass(app, { experience: stage, amountMinor: 300 })
    await makePass(app, { experience: kitchen, amountMinor: 200, capacity: 1, status: 'closed' })
    const quiet = await makeStream(app, { experience: kitchen, status: 'live', watching_count: 1 })
    const full = await makeStream(app, { experience: stage, status: 'live', watching_count: 50 })
    const api = await server.api()
    const home = await api('GET /public/home', {})
    expect(home.live.map(({ id }) => id)).toEqual([full.id, quiet.id])
    expect(home.spaces.map(({ id }) => id)).toEqual([food.id, music.id])
    expect(home.spaces.map(({ fromPrice }) => fromPrice?.amountMinor ?? null)).toEqual([null, 300])
    expect(home.categories).toEqual(['food', 'music'])
    const filtered = await api('GET /public/home', { category: 'music' })
    expect(filtered.spaces.map(({ id }) => id)).toEqual([music.id])
    expect(filtered.live).toHaveLength(2)
  })

  it('list every public address for search engines, and no other', async () => {
    const { app } = server
    const creator = await makeCreator(app)
    const space = await makeSpace(app, { creator })
    const experience = await makeExperience(app, { space })
    const pass = await makePass(app, { experience })
    const hidden = await makePass(app, { experience, status: 'draft' })
    const draft = await makeSpace(app, { status: 'draft' })
    const { items } = await (await server.api())('GET /public/sitemap', {})
    const paths = items.map(({ path }) => path)
    expect(paths.toSorted()).toEqual(
      ['/', `/${space.slug}`, `/${space.slug}/${pass.slug}`, `/@${creator.username}`].toSorted(),
    )
    expect(paths.join()).not.toContain(hidden.slug)
    expect(paths.join()).not.toContain(draft.slug)
  })
})
