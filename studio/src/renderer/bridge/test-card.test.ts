import { describe, expect, it } from 'vitest'
import { readTestCardSize } from './test-card.ts'

describe('readTestCardSize', () => {
  it('is 720p unless the address says otherwise, and off without the word', () => {
    expect(readTestCardSize('?source=canvas')).toEqual({ width: 1280, height: 720 })
    expect(readTestCardSize('?source=canvas&size=640x360')).toEqual({ width: 640, height: 360 })
    expect(readTestCardSize('?source=canvas&size=huge')).toEqual({ width: 1280, height: 720 })
    expect(readTestCardSize('?source=camera')).toBeUndefined()
    expect(readTestCardSize('')).toBeUndefined()
  })
})
