import { describe, expect, test } from 'vitest'
import { paths, safeNext } from './paths.ts'

describe('where signing in leads', () => {
  test('is the page one came from', () => {
    expect(safeNext('/watch/1?x=2')).toBe('/watch/1?x=2')
    const { searchParams } = new URL(paths.signInTo('/watch/1?x=2'), 'http://site')
    expect(searchParams.get('next')).toBe('/watch/1?x=2')
  })

  test.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/a\nb', 'javascript:1'])(
    'is never another site: %j',
    (next) => {
      expect(safeNext(next)).toBe('/library')
    },
  )
})
