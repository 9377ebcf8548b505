import type { Category } from '@stagedoor/contract'

export const categoryNames: Record<Category, string> = {
  music: 'Music',
  food: 'Food',
  games: 'Games',
  writing: 'Writing',
  drawing: 'Drawing',
  computers: 'Computers',
  outdoors: 'Outdoors',
  talk: 'Talk',
  other: 'Something else',
}
