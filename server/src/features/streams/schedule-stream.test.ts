import { describe, expect, it } from 'vitest'
import { makeCreator, makeExperience, makeMember, makeSpace, makeStream } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

async function makeStudio() {
  const creator = await makeCreator(server.app)
  const space = await makeSpace(server.app, { creator })
  const experience = await makeExperience(server.app, { space })
  return { creator, space, experience, api: await server.api({ as: creator }) }
}

const wishes = { title: 'Night show', startsAt: '2030-01-01T20:00:00.000Z', timeZone: 'Europe/Berlin' }

describe('scheduling a stream', () => {
  it('keeps what was said and shows it to the team', async () => {
    const { api, experience, space } = await makeStudio()
    const stream = await api('POST /experiences/:experienceId/streams', {
      experienceId: experience.id,
      ...wishes,
      description: 'Two\nlines',
    })
    expect(stream).toMatchObject({
      ...wishes,
      description: 'Two\nlines',
      status: 'scheduled',
      spaceId: space.id,
      record: true,
      watchingCount: 0,
    })
    expect(await api('GET /streams/:streamId', { streamId: stream.id })).toEqual(stream)
  })

  it('refuses a time zone nobody knows', async () => {
    const { api, experience } = await makeStudio()
    const asking = api('POST /experiences/:experienceId/streams', {
      experienceId: experience.id,
      ...wishes,
      timeZone: 'Europe/Atlantis',
    })
    await expect(asking).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { timeZone: 'We do not know this time zone.' },
    })
  })

  it('is for producers: strangers find nothing, moderators may only look', async () => {
    const { experience, space } = await makeStudio()
    const stranger = await server.api({ as: await makeCreator(server.app) })
    const moderator = await server.api({
      as: await makeMember(server.app, { teamId: space.teamId, role: 'moderator' }),
    })
    const ask = (api: typeof stranger) =>
      api('POST /experiences/:experienceId/streams', { experienceId: experience.id, ...wishes })
    await expect(ask(stranger)).rejects.toMatchObject({ code: 'not-found' })
    await expect(ask(moderator)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await moderator('GET /spaces/:spaceId/streams', { spaceId: space.id })).items).toEqual([])
  })

  it('lists live first, then what comes soonest, then what ended last', async () => {
    const { api, experience, space } = await makeStudio()
    const at = (text: string) => ({ experience, starts_at: new Date(text) })
    const late = await makeStream(server.app, at('2031-01-01'))
    const soon = await makeStream(server.app, at('2030-01-01'))
    const past = (day: string) => ({
      status: 'ended' as const,
      started_at: new Date(day),
      ended_at: new Date(day),
    })
    const first = await makeStream(server.app, { ...at('2020-01-01'), ...past('2020-01-01') })
    const last = await makeStream(server.app, { ...at('2020-02-01'), ...past('2020-02-01') })
    const live = await makeStream(server.app, { experience, status: 'live', record: false })
    const { items } = await api('GET /spaces/:spaceId/streams', { spaceId: space.id })
    expect(items.map(({ id }) => id)).toEqual([live.id, soon.id, late.id, last.id, first.id])
  })
})

describe('changing a stream', () => {
  it('moves it before the show, and only its words during it', async () => {
    const { api, experience } = await makeStudio()
    const planned = await makeStream(server.app, { experience })
    const moved = await api('PATCH /streams/:streamId', {
      streamId: planned.id,
      startsAt: wishes.startsAt,
      title: 'Later',
    })
    expect(moved).toMatchObject({ startsAt: wishes.startsAt, title: 'Later' })
    const live = await makeStream(server.app, { experience, status: 'live', record: false })
    const renamed = await api('PATCH /streams/:streamId', {
      streamId: live.id,
      startsAt: wishes.startsAt,
      title: 'On air',
    })
    expect(renamed.title).toBe('On air')
    expect(renamed.startsAt).not.toBe(wishes.startsAt)
  })

  it('starts recording when that is switched on during the show', async () => {
    const { api, experience } = await makeStudio()
    const live = await makeStream(server.app, { experience, status: 'live', record: false })
    const changed = await api('PATCH /streams/:streamId', { streamId: live.id, record: true })
    expect(changed).toMatchObject({ record: true, recordingStatus: 'recording' })
  })

  it('leaves ended streams as they were', async () => {
    const { api, experience } = await makeStudio()
    const ended = await makeStream(server.app, { experience, status: 'ended', record: false })
    await expect(
      api('PATCH /streams/:streamId', { streamId: ended.id, title: 'Other' }),
    ).rejects.toMatchObject({ code: 'streams/ended' })
  })
})

describe('calling a stream off', () => {
  it('works once or twice, but not for one that is live or over', async () => {
    const { api, experience } = await makeStudio()
    const planned = await makeStream(server.app, { experience })
    const cancel = (streamId: string) => api('POST /streams/:streamId/cancel', { streamId })
    expect((await cancel(planned.id)).status).toBe('canceled')
    expect((await cancel(planned.id)).status).toBe('canceled')
    const live = await makeStream(server.app, { experience, status: 'live', record: false })
    await expect(cancel(live.id)).rejects.toMatchObject({ code: 'streams/already-live' })
    const ended = await makeStream(server.app, { experience, status: 'ended', record: false })
    await expect(cancel(ended.id)).rejects.toMatchObject({ code: 'streams/ended' })
  })
})
