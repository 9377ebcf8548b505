import { expect, it } from 'vitest'
import { ChosenTime, Email, Slug, Username, line, text } from './common.ts'

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
  const unseen = ['\u202eabc', 'a\u2066b', 'Mia\u200b', '\u200d', '\ufeff', '\u2060']
  expect(unseen.filter(accepts(line(1, 5)))).toEqual([])
  expect(['👩‍🚀', '«»', '٣', 'می‌شود'].every(accepts(line(1, 10)))).toBe(true)
  expect(accepts(line(0, 5))('')).toBe(true)
  expect(text(20).parse('two\nlines ')).toBe('two\nlines')
  expect(accepts(text(20))('a\u0000b')).toBe(false)
})

it('reads a chosen time in any offset, within years that mean something', () => {
  expect(ChosenTime.parse('2030-05-01T20:00:00+23:59')).toBe('2030-04-30T20:01:00.000Z')
  const odd = ['0000-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '9999-12-31T23:59:59Z', '2030-02-30T00:00:00Z']
  expect(odd.filter(accepts(ChosenTime))).toEqual([])
})
