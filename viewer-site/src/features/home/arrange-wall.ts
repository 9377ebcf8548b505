export type PosterShape = 'big' | 'tall' | 'strip'

/**
 * Shapes for so many posters, no row with a hole: two wide, four tall, again and again. What is left over at the
 * end is shared out anew: one is a strip of its own, three are two wide and a strip, five a strip and four tall.
 */
export function arrangeWall(count: number): PosterShape[] {
  const round: PosterShape[] = ['big', 'big', 'tall', 'tall', 'tall', 'tall']
  const rest = count % round.length
  return [...Array.from({ length: (count - rest) / round.length }, () => round).flat(), ...(ends[rest] ?? [])]
}

const ends: PosterShape[][] = [
  [],
  ['strip'],
  ['big', 'big'],
  ['big', 'big', 'strip'],
  ['big', 'big', 'big', 'big'],
  ['strip', 'tall', 'tall', 'tall', 'tall'],
]
