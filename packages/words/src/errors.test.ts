import { expect, test } from 'vitest'
import { errors } from './en/errors.ts'
import { sayError } from './errors.ts'

test('a refusal is told in our words; in the server’s where it knows more, or knows a newer code', () => {
  const known = errors['purchases/sold-out']
  expect(sayError({ code: 'purchases/sold-out', message: known })).toBe(known)
  expect(sayError({ code: 'limit-reached', message: 'A Space has at most 100 passes.' })).toBe(
    'A Space has at most 100 passes.',
  )
  expect(sayError({ code: 'purchases/newer', message: 'Something newer.' })).toBe('Something newer.')
})
