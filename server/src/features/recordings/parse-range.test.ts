import { describe, expect, it } from 'vitest'
import { parseRange } from './parse-range.ts'

describe('a byte range of 1000', () => {
  it.each([
    ['bytes=0-', { from: 0, to: 999 }],
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=200-299', { from: 200, to: 299 }],
    ['bytes=900-5000', { from: 900, to: 999 }],
    ['bytes=-100', { from: 900, to: 999 }],
    ['bytes=-5000', { from: 0, to: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
  ])('%s', (header, expected) => {
    expect(parseRange(header, 1000)).toEqual(expected)
  })

  it.each([undefined, 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,5-6', 'items=0-5', 'bytes=a-b'])(
    'is the whole file for %s',
    (header) => {
      expect(parseRange(header, 1000)).toBeUndefined()
    },
  )
})
