import { expect, it } from 'vitest'
import { makeCreator, makeSpace } from '#test/factories.ts'
import { useTestServer } from '#test/server.ts'

const server = useTestServer()

it('adds Experiences to a Space, lists and renames them', async () => {
  const creator = await makeCreator(server.app)
  const { id: spaceId } = await makeSpace(server.app, { creator })
  const api = await server.api({ as: creator })
  const first = await api('POST /spaces/:spaceId/experiences', { spaceId, name: 'Nights' })
  const second = await api('POST /spaces/:spaceId/experiences', {
    spaceId,
    name: 'Mornings',
    description: 'Early.',
  })
  expect(first).toMatchObject({ spaceId, name: 'Nights', description: '' })
  expect(await api('GET /spaces/:spaceId/experiences', { spaceId })).toEqual({ items: [first, second] })
  const renamed = await api('PATCH /experiences/:experienceId', { experienceId: first.id, name: 'Evenings' })
  expect(renamed).toEqual({ ...first, name: 'Evenings' })
  expect(await api('PATCH /experiences/:experienceId', { experienceId: first.id })).toEqual(renamed)
})
