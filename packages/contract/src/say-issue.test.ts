import { expect, test } from 'vitest'
import type * as z from 'zod'
import { contract, sayIssue, type EndpointKey } from './index.ts'

const said = (key: EndpointKey, input: Record<string, unknown>) => {
  const result = (contract[key].inputSchema as z.ZodType).safeParse(input, { error: sayIssue })
  // The first at each place, as the server answers.
  const issues = result.error?.issues.toReversed() ?? []
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]))
}

test('what does not fit is said in words a person can act on', () => {
  expect(said('POST /auth/code', { email: '' })).toEqual({
    email: 'This does not look like an e-mail address.',
  })
  expect(said('POST /auth/session', { email: 'a@example.test', code: '12', client: 'toaster' })).toEqual({
    code: 'The code has six digits.',
    client: 'Choose one of what is offered.',
  })
  expect(said('PATCH /me', { name: ' ' })).toEqual({ name: 'This is still empty.' })
  expect(said('PATCH /me', { name: 'x'.repeat(200) })).toEqual({
    name: expect.stringMatching(/^Use at most \d+ characters\.$/) as string,
  })
  expect(said('PATCH /me', { name: 'Mia', extra: 1 })).toEqual({ '': 'This is not known here.' })
  const spaceId = crypto.randomUUID()
  expect(
    said('POST /spaces/:spaceId/passes', {
      spaceId,
      slug: 'Low Tide',
      billing: 'free',
      experienceIds: [],
      capacity: 1.5,
      accessDays: 0,
      salesCloseAt: 'tomorrow',
    }),
  ).toEqual({
    name: 'This is still empty.',
    slug: 'Use small letters, digits and single hyphens.',
    experienceIds: 'Choose at least one.',
    capacity: 'Write a whole number.',
    accessDays: 'The least possible is 1.',
    salesCloseAt: 'Choose a day and a time.',
  })
})
