import { expect, test } from 'vitest'
import { isolate } from './isolate.ts'

test('a name from right to left is set apart, all others stay as they are', () => {
  expect(isolate('ليلى الحسيني')).toBe('\u2068ليلى الحسيني\u2069')
  expect(isolate('שירה')).toBe('\u2068שירה\u2069')
  expect(isolate('Tomás Ribeiro')).toBe('Tomás Ribeiro')
})
