import type { Category } from '@stagedoor/contract'
import { categoryWords } from '@stagedoor/words/categories'

export function readCategory(text: string | null): Category | undefined {
  return (Object.keys(categoryWords()) as Category[]).find((category) => category === text)
}
