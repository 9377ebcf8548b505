import { ApiError } from '@stagedoor/contract/client'
import { expect, test } from 'vitest'
import { atField } from './at-field.ts'

const fields = { 'passes/slug-taken': 'slug' } as const

test('what is refused as a whole is said at its field, anything else stays what it is', async () => {
  const refuse = (code: 'passes/slug-taken' | 'not-found') => () =>
    Promise.reject(new ApiError(409, { code, message: 'This address is taken.', requestId: 'r' }))
  await expect(atField(fields, refuse('passes/slug-taken'))).rejects.toMatchObject({
    fields: { slug: 'This address is taken.' },
  })
  await expect(atField(fields, refuse('not-found'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(atField(fields, () => Promise.resolve(1))).resolves.toBe(1)
})
