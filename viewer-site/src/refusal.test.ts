import { ApiError } from '@stagedoor/contract/client'
import { describe, expect, test } from 'vitest'
import { asRefusal, orMissing } from './refusal.ts'

const refuse = (code: ApiError['code']) =>
  Promise.reject(new ApiError(400, { code, message: 'No.', requestId: 'r', fields: { email: 'Hm.' } }))

describe('a refusal', () => {
  test('is known by its shape', async () => {
    const error: unknown = await refuse('forbidden').catch((thrown: unknown) => thrown)
    expect(asRefusal(error)).toEqual({ code: 'forbidden', message: 'No.', fields: { email: 'Hm.' } })
    expect(asRefusal(new TypeError('bug'))).toBeNull()
    expect(asRefusal('text')).toBeNull()
  })

  test('that there is nothing becomes null, any other flies', async () => {
    expect(await orMissing(refuse('not-found'))).toBeNull()
    expect(await orMissing(refuse('invalid-input'))).toBeNull()
    expect(await orMissing(Promise.resolve(1))).toBe(1)
    await expect(orMissing(refuse('internal'))).rejects.toThrow('No.')
  })
})
