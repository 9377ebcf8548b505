import { describe, expect, it } from 'vitest'
import { makeCreator, makeExperience, makeGrant, makePass, makeSpace, makeUser } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

async function scene() {
  const { app } = server
  const creator = await makeCreator(app)
  const space = await makeSpace(app, { creator })
  const experience = await makeExperience(app, { space })
  const api = await server.api({ as: creator })
  const create = (over: object) =>
    api('POST /spaces/:spaceId/passes', {
      spaceId: space.id,
      name: 'One night',
      slug: 'one-night',
      billing: 'one_time',
      price: { amountMinor: 500, currency: 'eur' },
      experienceIds: [experience.id],
      ...over,
    })
  return { app, creator, space, experience, api, create }
}

describe('making a pass', () => {
  it('has its first price version, its seats and what it opens', async () => {
    const { api, space, experience, create } = await scene()
    const pass = await create({ capacity: 40, accessDays: 30, perks: ['A seat'] })
    expect(pass).toMatchObject({
      spaceId: space.id,
      status: 'on_sale',
      capacity: 40,
      heldCount: 0,
      soldCount: 0,
      accessDays: 30,
      perks: ['A seat'],
      experienceIds: [experience.id],
      prices: [{ version: 1, price: { amountMinor: 500, currency: 'eur' }, holderCount: 0 }],
    })
    expect(await api('GET /passes/:passId', { passId: pass.id })).toEqual(pass)
    expect(await api('GET /spaces/:spaceId/passes', { spaceId: space.id })).toEqual({ items: [pass] })
  })

  it('costs something or is free, not both, and not next to nothing', async () => {
    const { create } = await scene()
    await expect(create({ price: null })).rejects.toMatchObject({ code: 'passes/price-required' })
    await expect(create({ billing: 'free' })).rejects.toMatchObject({
      fields: { price: expect.any(String) as string },
    })
    await expect(create({ price: { amountMinor: 49, currency: 'eur' } })).rejects.toMatchObject({
      fields: { price: expect.any(String) as string },
    })
    await expect(create({ price: { amountMinor: 299, currency: 'sek' } })).rejects.toMatchObject({
      fields: { price: expect.stringMatching(/least Stripe takes is SEK.3\.00/) as string },
    })
    await expect(create({ price: { amountMinor: 100_000_000, currency: 'eur' } })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    expect(await create({ billing: 'free', price: null })).toMatchObject({ billing: 'free', prices: [] })
  })

  it('opens Experiences of its own Space only, and has an address of its own', async () => {
    const { app, create } = await scene()
    const elsewhere = await makeExperience(app)
    await expect(create({ experienceIds: [elsewhere.id] })).rejects.toMatchObject({
      fields: { experienceIds: expect.any(String) as string },
    })
    await create({})
    await expect(create({})).rejects.toMatchObject({ code: 'passes/slug-taken' })
  })
})

describe('changing a pass', () => {
  it('makes a new price version and leaves the old one to those who bought at it', async () => {
    const { app, api, create, experience } = await scene()
    const pass = await create({})
    await makeGrant(app, { pass: { id: pass.id, experienceId: experience.id } })
    const change = (amountMinor: number) =>
      api('PATCH /passes/:passId', { passId: pass.id, price: { amountMinor, currency: 'eur' } })
    await change(700)
    const changed = await change(700)
    expect(changed.prices).toMatchObject([
      { version: 2, price: { amountMinor: 700 }, holderCount: 0 },
      { version: 1, price: { amountMinor: 500 }, holderCount: 1 },
    ])
    expect(changed.soldCount).toBe(1)
  })

  it('never limits seats below those that are sold or held', async () => {
    const { app, api, create, experience } = await scene()
    const pass = await create({ capacity: 3 })
    const held = { id: pass.id, experienceId: experience.id }
    await makeGrant(app, { pass: held })
    await makeGrant(app, { pass: held })
    const limit = (capacity: number | null) => api('PATCH /passes/:passId', { passId: pass.id, capacity })
    await expect(limit(1)).rejects.toMatchObject({ code: 'passes/capacity-below-sold' })
    expect(await limit(2)).toMatchObject({ capacity: 2, soldCount: 2 })
    expect(await limit(null)).toMatchObject({ capacity: null, soldCount: 2 })
    expect(await limit(5)).toMatchObject({ capacity: 5, soldCount: 2 })
  })

  it('numbers the seats of those who came before seats were counted', async () => {
    const { app, api, create, experience } = await scene()
    const pass = await create({})
    const held = { id: pass.id, experienceId: experience.id }
    const [first, second, third] = [
      await makeGrant(app, { pass: held }),
      await makeGrant(app, { pass: held }),
      await makeGrant(app, { pass: held }),
    ]
    await app.db.updateTable('grant').set({ status: 'ended' }).where('id', '=', first.id).execute()
    await expect(api('PATCH /passes/:passId', { passId: pass.id, capacity: 1 })).rejects.toMatchObject({
      code: 'passes/capacity-below-sold',
    })
    await api('PATCH /passes/:passId', { passId: pass.id, capacity: 10 })
    const seats = await app.db.selectFrom('grant').select(['id', 'seat_number']).execute()
    expect(new Map(seats.map(({ id, seat_number }) => [id, seat_number]))).toEqual(
      new Map([
        [first.id, null],
        [second.id, 1],
        [third.id, 2],
      ]),
    )
  })

  it('changes words, state and what it opens; the kind of pass and the rest stay', async () => {
    const { app, api, space, create, experience } = await scene()
    const pass = await create({ accessDays: 7 })
    const more = await makeExperience(app, { space })
    const changed = await api('PATCH /passes/:passId', {
      passId: pass.id,
      name: 'Two nights',
      status: 'closed',
      experienceIds: [more.id, experience.id],
      salesCloseAt: '2030-01-01T00:00:00Z',
    })
    expect(changed).toMatchObject({
      name: 'Two nights',
      slug: 'one-night',
      status: 'closed',
      accessDays: 7,
      salesCloseAt: '2030-01-01T00:00:00.000Z',
    })
    expect(changed.experienceIds.toSorted()).toEqual([more.id, experience.id].toSorted())
    await expect(api('PATCH /passes/:passId', { passId: pass.id, experienceIds: [] })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })
})

describe('a pass’s public page', () => {
  it('says how it stands to a stranger', async () => {
    const { app, experience, space } = await scene()
    const anyone = await server.api()
    const availability = async (over: Parameters<typeof makePass>[1], sell = 0) => {
      const pass = await makePass(app, { experience, amountMinor: 500, ...over })
      for (let index = 0; index < sell; index++) await makeGrant(app, { pass })
      const page = await anyone('GET /public/spaces/:slug/passes/:passSlug', {
        slug: space.slug,
        passSlug: pass.slug,
      })
      return page.kind === 'pass' ? page.pass.availability : page.kind
    }
    expect(await availability({})).toBe('on_sale')
    expect(await availability({ capacity: 10 })).toBe('on_sale')
    expect(await availability({ capacity: 4 }, 1)).toBe('few_left')
    expect(await availability({ capacity: 1 }, 1)).toBe('sold_out')
    expect(await availability({ status: 'closed' })).toBe('sales_closed')
    expect(await availability({ sales_close_at: new Date(Date.now() - 1_000) })).toBe('sales_closed')
    await expect(availability({ status: 'draft' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is found under the Space’s old address too, and not in a Space that is not shown', async () => {
    const { app, api, experience, space } = await scene()
    const pass = await makePass(app, { experience })
    const old = space.slug
    await api('PATCH /spaces/:spaceId', { spaceId: space.id, slug: 'moved-away' })
    const show = async (slug: string) =>
      (await server.api())('GET /public/spaces/:slug/passes/:passSlug', { slug, passSlug: pass.slug })
    expect(await show(old)).toEqual({ kind: 'moved', slug: 'moved-away' })
    const page = await show('moved-away')
    expect(page.kind === 'pass' && page.space.slug).toBe('moved-away')
    await app.db.updateTable('space').set({ status: 'suspended' }).execute()
    await expect(show('moved-away')).rejects.toMatchObject({ code: 'not-found' })
  })
})

it('says nothing of passes to people of other teams', async () => {
  const { create } = await scene()
  const pass = await create({})
  const stranger = await server.api({ as: await makeUser(server.app) })
  await expect(stranger('GET /passes/:passId', { passId: pass.id })).rejects.toMatchObject({
    code: 'not-found',
  })
})
