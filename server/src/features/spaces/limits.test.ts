import { expect, it } from 'vitest'
import { sql } from 'kysely'
import { makeCreator, makeExperience, makeSpace } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

/** Copies the one row there is; `columns` begin with its id. */
const multiply = (table: string, columns: string, times: number) => {
  const values = columns.replace(/^id/, 'gen_random_uuid()').replace('slug', `slug || '-' || n`)
  return sql`insert into ${sql.table(table)} (${sql.raw(columns)})
    select ${sql.raw(values)} from ${sql.table(table)}, generate_series(1, ${times}::int) n`.execute(
    server.app.db,
  )
}

it('lets nobody pile up Experiences, passes, plans or Spaces without end', async () => {
  const creator = await makeCreator(server.app)
  const api = await server.api({ as: creator })
  const space = await makeSpace(server.app, { creator })
  const experience = await makeExperience(server.app, { space })
  const spaceId = space.id
  await multiply('experience', 'id, space_id, name', 48)
  const add = () => api('POST /spaces/:spaceId/experiences', { spaceId, name: 'More' })
  await add()
  await expect(add()).rejects.toMatchObject({
    code: 'limit-reached',
    message: 'A Space has at most 50 Experiences.',
  })

  const createPass = (slug: string) =>
    api('POST /spaces/:spaceId/passes', {
      spaceId,
      name: 'P',
      slug,
      billing: 'free',
      experienceIds: [experience.id],
    })
  await createPass('first')
  await multiply('access_pass', 'id, space_id, slug, name, billing', 198)
  await createPass('last')
  await expect(createPass('too-many')).rejects.toMatchObject({ code: 'limit-reached' })

  const plan = () =>
    api('POST /experiences/:experienceId/streams', {
      experienceId: experience.id,
      title: 'S',
      startsAt: '2030-01-01T00:00:00Z',
    })
  await plan()
  await multiply('stream', 'id, space_id, experience_id, title, starts_at', 98)
  await plan()
  await expect(plan()).rejects.toMatchObject({ code: 'limit-reached' })

  for (let count = 1; count < 20; count++) await makeSpace(server.app, { creator })
  await expect(api('POST /spaces', { slug: 'one-more', name: 'X' })).rejects.toMatchObject({
    code: 'limit-reached',
  })
})

it('lets a Space move often, but not take every good address on its way', async () => {
  const creator = await makeCreator(server.app)
  const { id: spaceId } = await makeSpace(server.app, { creator })
  const api = await server.api({ as: creator })
  for (let move = 1; move < 20; move++) await api('PATCH /spaces/:spaceId', { spaceId, slug: `good-${move}` })
  await expect(api('PATCH /spaces/:spaceId', { spaceId, slug: 'good-20' })).rejects.toMatchObject({
    code: 'limit-reached',
  })
  expect((await api('GET /public/slugs/:slug', { slug: 'good-20' })).status).toBe('free')
  expect((await api('PATCH /spaces/:spaceId', { spaceId, slug: 'good-7' })).slug).toBe('good-7')
})
