import { expect, test } from 'vitest'
import { namePasses } from './passes-for.ts'

const named = (...names: string[]) => names.map((name) => ({ name }))

test('a few passes are named, of many the first and how many more', () => {
  expect(namePasses(named('Front row'))).toBe('Front row')
  expect(namePasses(named('Front row', 'One night', 'Season'))).toBe('Front row, One night and Season')
  expect(namePasses(named('Front row', 'One night', 'Season', 'Crew'))).toBe(
    'Front row, One night and 2 more',
  )
})
