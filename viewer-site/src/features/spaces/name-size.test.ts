import { expect, test } from 'vitest'
import { nameSize } from './name-size.ts'

test('a name is set by its longest word', () => {
  expect(nameSize('Low Tide Sessions')).toBeUndefined()
  expect(nameSize('')).toBeUndefined()
  expect(nameSize('The Conversationalists')).toBe('long')
  expect(nameSize('Donaudampfschifffahrtsgesellschaftskapitän')).toBe('longer')
})
