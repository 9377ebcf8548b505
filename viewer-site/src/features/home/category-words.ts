import type { Category } from '@stagedoor/contract'

export const categoryWords: Record<Category, string> = {
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

export function readCategory(text: string | null): Category | undefined {
  return (Object.keys(categoryWords) as Category[]).find((category) => category === text)
}
