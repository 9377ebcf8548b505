import { describe, expect, it } from 'vitest'
import { slugOf } from './slug-of.ts'

describe('slugOf', () => {
  it('makes an address of a name', () => {
    expect(slugOf('Low Tide Sessions')).toBe('low-tide-sessions')
    expect(slugOf('Über  Wasser & Straße!')).toBe('uber-wasser-strasse')
    expect(slugOf('***')).toBe('')
  })
})
