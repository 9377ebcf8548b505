import { describe, expect, it } from 'vitest'
import { parseRoute, paths } from './route.ts'

describe('parseRoute', () => {
  it('reads what paths writes', () => {
    expect(parseRoute(paths.start)).toEqual({ screen: 'start' })
    expect(parseRoute(paths.welcome)).toEqual({ screen: 'welcome' })
    expect(parseRoute(paths.streams('low-tide'))).toEqual({ screen: 'streams', slug: 'low-tide' })
    expect(parseRoute(paths.newStream('low-tide'))).toEqual({ screen: 'stream-new', slug: 'low-tide' })
    expect(parseRoute(paths.editStream('low-tide', 's1'))).toEqual({
      screen: 'stream-edit',
      slug: 'low-tide',
      streamId: 's1',
    })
    expect(parseRoute(paths.stage('low-tide', 's1'))).toEqual({
      screen: 'stage',
      slug: 'low-tide',
      streamId: 's1',
    })
    expect(parseRoute(paths.newPass('low-tide'))).toEqual({ screen: 'pass-new', slug: 'low-tide' })
    expect(parseRoute(paths.editPass('low-tide', 'p1'))).toEqual({
      screen: 'pass-edit',
      slug: 'low-tide',
      passId: 'p1',
    })
  })

  it('starts at the beginning without an address, and knows what is not there', () => {
    expect(parseRoute('')).toEqual({ screen: 'start' })
    expect(parseRoute('#/low-tide/nothing')).toEqual({ screen: 'missing' })
    expect(parseRoute('#/nothing')).toEqual({ screen: 'missing' })
  })
})
