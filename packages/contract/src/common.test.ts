import { expect, it } from 'vitest'
import { Email, Slug, Username, line, text } from './common.ts'

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }) => (value: unknown) =>
  schema.safeParse(value).success

it('reads an address as it is meant', () => {
  expect(Email.parse('  Mia@Example.TEST ')).toBe('mia@example.test')
  expect(['mia', 'mia@', 'a b@c.de', `${'x'.repeat(250)}@a.bc`].filter(accepts(Email))).toEqual([])
})

it('keeps addresses of Spaces and creators plain', () => {
  expect(['low-tide', 'a1b', 'x'.repeat(48)].every(accepts(Slug))).toBe(true)
  const bad = ['ab', 'Low', 'low--tide', '-low', 'low-', 'lo w', 'löw', 'x'.repeat(49), 'low_tide']
  expect(bad.filter(accepts(Slug))).toEqual([])
  expect(accepts(Username)('mia_schulz')).toBe(true)
  expect(['mia-schulz', '_mia', 'mia__s', 'MIA'].filter(accepts(Username))).toEqual([])
})

it('takes one line where one line is asked for, and no invisible characters', () => {
  expect(line(1, 5).parse(' héj ')).toBe('héj')
  expect(['', '   ', 'toolong', 'a\nb', 'a\u2028b', 'a\u0000b'].filter(accepts(line(1, 5)))).toEqual([])
  expect(text(20).parse('two\nlines ')).toBe('two\nlines')
  expect(accepts(text(20))('a\u0000b')).toBe(false)
})
