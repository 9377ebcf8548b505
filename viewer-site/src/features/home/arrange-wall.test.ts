import { describe, expect, it } from 'vitest'
import { arrangeWall, type PosterShape } from './arrange-wall.ts'

/** How many of so many columns the rows leave empty, filled in order as the grid does it. */
function holes(shapes: PosterShape[], columns: number): number {
  const width = { tall: 1, big: 2, strip: columns }
  let used = 0
  let empty = 0
  for (const shape of shapes) {
    if (used + width[shape] > columns) {
      empty += columns - used
      used = 0
    }
    used = (used + width[shape]) % columns
  }
  return used === 0 ? empty : empty + columns - used
}

describe('arrangeWall', () => {
  it('gives every poster a shape and leaves no hole, in four columns or in two', () => {
    for (let count = 0; count <= 60; count++) {
      const shapes = arrangeWall(count)
      expect([count, shapes.length, holes(shapes, 4), holes(shapes, 2)]).toEqual([count, count, 0, 0])
    }
  })

  it('begins with two wide and four tall', () => {
    expect(arrangeWall(7)).toEqual(['big', 'big', 'tall', 'tall', 'tall', 'tall', 'strip'])
  })
})
